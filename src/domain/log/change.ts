import { z } from 'zod'
import { countSchema, openObject, sha256Schema, timeSchema, uuidSchema } from '../records/primitives.ts'
import { type Patch, patchSchema } from './patch.ts'

/** Why a change was made; shared code may show it, and only `load` and `other-tab` are never written. */
export const origins = ['user', 'undo', 'redo', 'import', 'model', 'rule', 'load', 'other-tab', 'merge'] as const
export type Origin = (typeof origins)[number]

/** One committed edit: what one command did, one undo step. */
export interface Change {
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly device: string
  readonly command: string
  readonly origin: Origin
  /** The batch it belongs to, or null. */
  readonly batch: string | null
  /** The case it belongs to; null for changes of the project itself. */
  readonly caseId: string | null
  /** The change that an undo reverts or a redo makes again. */
  readonly reverts: string | null
  readonly patches: readonly Patch[]
}

/** Name of the record that makes a batch visible. */
export const batchCommitCommand = 'batch.commit'

const headSchema = openObject({ seq: countSchema, hash: sha256Schema })

/** A link of a chain. The body lies beside it and can be erased: `bodyHash` is salted, so the chain still verifies and tells nothing. */
export const changeRecordSchema = openObject({
  v: z.literal(1),
  id: uuidSchema,
  project: uuidSchema,
  /** See `chainId`. */
  chain: z.string().regex(/^[0-9a-f]{32}$/),
  /** 0-based place in the chain. */
  seq: countSchema,
  /** Hash of the record before it in the chain; null for the first. */
  prev: sha256Schema.nullable(),
  /** See `hybrid-clock.ts`. */
  hlc: z.string().regex(/^[0-9a-f]{12}-[0-9a-f]{4}$/),
  at: timeSchema,
  actor: uuidSchema,
  device: uuidSchema,
  /** Version of the application. */
  app: z.string(),
  /** Version of the record schemas. */
  schema: z.number().int().positive(),
  command: z.string().min(1),
  origin: z.enum(origins),
  batch: uuidSchema.nullable(),
  caseId: uuidSchema.nullable(),
  reverts: uuidSchema.nullable(),
  /** Heads of other chains of the project that the writer newly knew of. */
  seen: z.record(z.string(), headSchema),
  bodyHash: sha256Schema,
  /** SHA-256 over the canonical JSON of all the other members but `signature`. */
  hash: sha256Schema,
  /** Ed25519 over the 64 hexadecimal digits of `hash` as ASCII, base64url. */
  signature: z.string(),
})
export type ChangeRecord = z.infer<typeof changeRecordSchema>

/** Keeps members it does not know, here and in the patches: they are under `bodyHash`. */
export const changeBodySchema = openObject({ salt: z.string().min(16), patches: z.array(patchSchema) })
export interface ChangeBody {
  readonly salt: string
  readonly patches: readonly Patch[]
}

/** A link with its body, or with null where the body was erased. */
export interface LogEntry {
  readonly record: ChangeRecord
  readonly body: ChangeBody | null
}

/** The change a log entry holds; null where its body was erased. */
export function changeOf({ record, body }: LogEntry): Change | null {
  if (body === null) return null
  const { id, at, actor, device, command, origin, batch, caseId, reverts } = record
  return { id, at, actor, device, command, origin, batch, caseId, reverts, patches: body.patches }
}
