/** A bucket of tokens for each key; says when one is empty. The clock is asked at each take. */
export function createPace(burst: number, perSecond: number) {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(key: string, now = Date.now()): boolean {
      const bucket = buckets.get(key) ?? { left: burst, at: now };
      bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond);
      bucket.at = now;
      buckets.delete(key);
      buckets.set(key, bucket);
      const [oldest] = buckets.keys();
      if (buckets.size > 20_000 && oldest !== undefined) buckets.delete(oldest);
      if (bucket.left < 1) return false;
      bucket.left--;
      return true;
    },
    clear: () => buckets.clear(),
  };
}
