import type { Env } from '../domain/env.ts'
import type { Change, ChangeBody, ChangeRecord } from '../domain/log/change.ts'
import { latest, tick } from '../domain/log/hybrid-clock.ts'
import { chainId, hashBody, hashedRecord, newSalt, signedRecord } from '../domain/log/seal.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { appVersion, recordSchemaVersion } from './app-version.ts'
import { publishChange } from './change-feed.ts'
import type { GlossaDatabase } from './database.ts'
import { drainCommittedBatches, waitingCommits } from './drain-batch.ts'
import { patientOf } from './patient-scope.ts'
import { loadProjection } from './project-rows.ts'
import type { ChangeRow, HeadRow, LogRow } from './rows.ts'
import { signingKey } from './signing-keys.ts'
import { storageProblem } from './storage-problem.ts'

export interface AppendOptions {
  /** Written to the log but kept out of the projection until their batch is committed. */
  readonly staged?: boolean
  /** Runs in the same transaction, over `logTables`. */
  readonly also?: () => Promise<void>
  /** The patient of the case that is changed, where it is known. */
  readonly patientKey?: string
  /** Id of who appends, so as not to be told of its own. */
  readonly writer?: string
  /** Called under the project's lock before anything is written, with the position the first change will get. */
  readonly underLock?: (firstPos: number) => Promise<void>
}

interface Sealed {
  readonly change: Change
  readonly record: ChangeRecord
  readonly body: ChangeBody
}

/** Who appends, and by which clock. */
export type Author = Omit<Env, 'newId'>

/** Name of the Web Lock under which a project's log is written. */
export function logLockName(db: GlossaDatabase, projectId: string): string {
  return `${db.prefix}log:${projectId}`
}

/**
 * Appends changes to the chain of this annotator on this device, in order, durable when it answers. Under the project's lock it
 * reads the head, builds, hashes and signs; then one strict transaction checks that the head is still that one and writes records,
 * bodies, rows and summaries, or nothing at all.
 * @returns the position of the last change; fails with `project-missing`, `storage-full`, `storage-failed`, `log-head-moved`
 */
export async function appendChanges(
  db: GlossaDatabase,
  env: Author,
  projectId: string,
  changes: readonly Change[],
  options: AppendOptions = {},
): Promise<Result<{ lastPos: number }>> {
  // Needs nothing of the log: made while the lock is waited for.
  const ahead = preparedOf(env, projectId, changes)
  ahead.catch(() => undefined)
  const appended = await navigator.locks.request(logLockName(db, projectId), async () => {
    try {
      return await appendLocked(db, env, projectId, ahead, options)
    } catch (error) {
      return { ok: false, error: storageProblem(error) } satisfies Result<never>
    }
  })
  // Outside of the try: told as a failure, what is written already would be written again.
  if (!appended.ok) return appended
  const { lastPos, summaries } = appended.value
  if (options.staged !== true) {
    const own = changes.flatMap((change) => [
      change.caseId ?? projectId,
      ...[patientOf(change, options.patientKey) ?? []].flat(),
    ])
    const scopes = [...own, ...summaries]
    publishChange(db, projectId, [...new Set(scopes)], { writer: options.writer })
  }
  return ok({ lastPos })
}

async function appendLocked(
  db: GlossaDatabase,
  env: Author,
  projectId: string,
  ahead: Promise<Prepared>,
  options: AppendOptions,
): Promise<Result<{ lastPos: number; summaries: readonly string[] }>> {
  const [{ log, heads, key }, { chain, bodies }] = await Promise.all([standOf(db, env, projectId), ahead])
  const changes = bodies.map(({ change }) => change)
  // Written all the same, an edit made while another tab deleted the project would be the log of nothing.
  if (log === undefined && changes[0]?.command !== 'project.create') return fail('project-missing', { projectId })
  const firstPos = log?.nextPos ?? 0
  await options.underLock?.(firstPos)
  const head = heads.find((candidate) => candidate.chain === chain)
  const others = heads.filter((candidate) => candidate.chain !== chain)
  const { sealed, next } = await sealAll(
    { env, projectId, chain, head, others, clock: log?.hlc ?? null, bodies },
    key.privateKey,
  )
  const touches = (log?.touches ?? 0) + 1
  const nextLog: LogRow = { projectId, nextPos: firstPos + changes.length, hlc: next.hlc, touches }

  // Requests go out together: the answer to each waits behind whatever else the thread is doing.
  const summaries = await db.transaction('rw', db.logTables, async () => {
    const [present, stored, projection] = await Promise.all([
      db.heads.get(chain),
      db.logs.get(projectId),
      options.staged === true ? undefined : loadProjection(db, projectId, changes),
    ])
    if (present?.hash !== head?.hash || stored?.nextPos !== log?.nextPos) return undefined
    const [written] = await Promise.all([
      projection?.write(touches) ?? [],
      db.changes.bulkAdd(
        sealed.map(({ record, change }, index) => {
          return changeRow(projectId, firstPos + index, record, patientOf(change, options.patientKey))
        }),
      ),
      db.bodies.bulkAdd(sealed.map(({ record: { seq }, body }) => ({ chain, seq, body }))),
      db.heads.put(next),
      db.logs.put(nextLog),
    ])
    if (options.also !== undefined) await options.also()
    return written
  })
  if (summaries === undefined) return fail('log-head-moved')
  return ok({ lastPos: firstPos + changes.length - 1, summaries })
}

/** What can be made of changes before it is known where in the log they come. */
interface Prepared {
  readonly chain: string
  readonly bodies: readonly { readonly change: Change; readonly body: ChangeBody; readonly bodyHash: string }[]
}

async function preparedOf(env: Author, projectId: string, changes: readonly Change[]): Promise<Prepared> {
  const [chain, bodies] = await Promise.all([
    chainId(projectId, env.device, env.actor),
    Promise.all(
      changes.map(async (change) => {
        const body: ChangeBody = { salt: newSalt(), patches: change.patches }
        return { change, body, bodyHash: await hashBody(body) }
      }),
    ),
  ])
  return { chain, bodies }
}

/** The log as it stands, its committed batches brought in. One transaction: each further one waits behind whatever the page draws. */
async function standOf(db: GlossaDatabase, env: Author, projectId: string) {
  const read = () =>
    db.transaction('r', [db.batches, db.logs, db.heads, db.keys], async () =>
      Promise.all([
        waitingCommits(db, projectId),
        db.logs.get(projectId),
        db.heads.where('projectId').equals(projectId).toArray(),
        db.keys.get([env.device, env.actor]),
      ]),
    )
  let [commits, log, heads, key] = await read()
  if (commits.length > 0) {
    await drainCommittedBatches(db, projectId)
    ;[commits, log, heads, key] = await read()
  }
  return { log, heads, key: key ?? (await signingKey(db, env.device, env.actor)) }
}

function changeRow(projectId: string, pos: number, record: ChangeRecord, patientKey: string | undefined): ChangeRow {
  const { chain, seq, caseId, batch } = record
  const row = { projectId, pos, chain, seq, scope: caseId ?? projectId, batch, record }
  return patientKey === undefined ? row : { ...row, patientKey }
}

interface SealInput {
  readonly env: Author
  readonly projectId: string
  readonly chain: string
  readonly head: HeadRow | undefined
  readonly others: readonly HeadRow[]
  readonly clock: string | null
  readonly bodies: Prepared['bodies']
}

async function sealAll(input: SealInput, privateKey: CryptoKey): Promise<{ sealed: Sealed[]; next: HeadRow }> {
  const { env, projectId, chain, head, others, bodies } = input
  let hlc = others.reduce<string | undefined>((clock, other) => latest(clock, other.hlc), input.clock ?? head?.hlc)
  let seen = others.filter((other) => other.seq > (head?.seen[other.chain] ?? -1))
  let previous = head === undefined ? null : { seq: head.seq, hash: head.hash }
  const signed: Promise<Sealed>[] = []
  for (const { change, body, bodyHash } of bodies) {
    hlc = tick(hlc, Date.parse(env.now()))
    const { patches: _, ...described } = change
    const hashed = await hashedRecord(
      {
        v: 1,
        ...described,
        project: projectId,
        chain,
        seq: previous === null ? 0 : previous.seq + 1,
        prev: previous?.hash ?? null,
        hlc,
        app: appVersion,
        schema: recordSchemaVersion,
        seen: Object.fromEntries(seen.map((other) => [other.chain, { seq: other.seq, hash: other.hash }])),
      },
      bodyHash,
    )
    seen = []
    previous = { seq: hashed.seq, hash: hashed.hash }
    signed.push(signedRecord(hashed, privateKey).then((record) => ({ change, record, body })))
  }
  if (previous === null || hlc === undefined) throw new Error('nothing to append')
  const known = Object.fromEntries(others.map((other) => [other.chain, other.seq]))
  const sealed = await Promise.all(signed)
  return { sealed, next: { chain, projectId, ...previous, hlc, seen: { ...head?.seen, ...known } } }
}
