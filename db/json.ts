import type postgres from 'postgres';
import type { Sql, Tx } from './connect.ts';

/** A value of ours as jsonb. Our interfaces are plain data, which the driver's type asks of index signatures to prove. */
export const json = (sql: Sql | Tx, value: object) => sql.json(value as postgres.JSONValue);
