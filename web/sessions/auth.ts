import { hkdfSync } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { Kysely } from 'kysely';
import { PostgresJSDialect } from 'kysely-postgres-js';
import type { Sql } from '../../db/connect.ts';

interface AuthSettings {
  baseUrl: string;
  secretKey: string;
}

/** How a person's password is checked and their session cookie is made. What a session may do is read by `findViewer`. */
export type Auth = ReturnType<typeof createAuth>;

const thirtyDays = 30 * 24 * 60 * 60;

/**
 * better-auth on our own pool, tables and names. Nobody signs up: people are invited. Its HTTP handler is not mounted;
 * the login page calls it on the server, so that its other endpoints are nobody's way in.
 */
export function createAuth(sql: Sql, { baseUrl, secretKey }: AuthSettings) {
  return betterAuth({
    baseURL: baseUrl,
    secret: Buffer.from(hkdfSync('sha256', secretKey, '', 'switchboard: cookies', 32)).toString('base64'),
    database: {
      db: new Kysely<Record<string, Record<string, unknown>>>({
        dialect: new PostgresJSDialect({ postgres: sql }),
      }),
      type: 'postgres',
    },
    telemetry: { enabled: false },
    logger: { disabled: true }, // it would write people's mistakes at the door to the log, one line each
    emailAndPassword: { enabled: true, disableSignUp: true },
    advanced: {
      cookiePrefix: 'switchboard',
      useSecureCookies: baseUrl.startsWith('https://'),
      database: { generateId: false }, // the database draws uuidv7
    },
    user: {
      modelName: 'users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      // Its check of our tables wants to know every column without a default; it never inserts a user here.
      additionalFields: { role: { type: 'string', required: true, input: false } },
    },
    session: {
      modelName: 'sessions',
      expiresIn: thirtyDays,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'accounts',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
  });
}
