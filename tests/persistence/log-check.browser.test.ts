import { describe, expect, it } from 'vitest'
import { removeAnnotations } from '../../src/domain/commands/annotation-commands.ts'
import { ok, unwrap } from '../../src/lib/result.ts'
import { createAnnotator, environment } from '../../src/persistence/annotators.ts'
import { runBatch } from '../../src/persistence/batches.ts'
import { blobReader, storeBlob, storeBlobs } from '../../src/persistence/blobs.ts'
import { damagedProjects } from '../../src/persistence/damaged-projects.ts'
import { checkLog } from '../../src/persistence/log-check/check-log.ts'
import { type LogReport, logHolds, needsRows } from '../../src/persistence/log-check/log-report.ts'
import { openCaseScope, openProjectScope } from '../../src/persistence/open-stores.ts'
import { haveRowsBeenMade, rebuildProjection } from '../../src/persistence/restore.ts'
import { createRecordStore } from '../../src/session/record-store.ts'
import { assignSplit } from '../../src/workers/bulk-edits.ts'
import { casePatches, makeTestProject, type TestProject, testAnnotation } from '../fixtures/test-project.ts'

const bytes = new Uint8Array([1, 2, 3])

/** A project with some work in it, by two annotators: marks, one of them removed; a discarded import; a split given in bulk; files. */
async function workedProject(): Promise<TestProject & { readonly sha256: string }> {
  const test = await makeTestProject()
  const { db, env, project, caseId } = test
  const sha256 = unwrap(await storeBlob(db, bytes))
  const secondCase = env.newId()
  const patches = casePatches(project.id, secondCase, env.newId()).map((patch) =>
    patch.op === 'add' && patch.kind === 'item'
      ? { ...patch, record: { ...patch.record, parts: [{ blob: sha256, uid: null, frames: 1 }] } }
      : patch,
  )
  const kind = { command: 'case.import', origin: 'import' } as const
  await runBatch(db, env, project.id, kind, async (batch) => {
    unwrap(await batch.append([{ caseId: secondCase, patches }]))
    unwrap(await batch.commit())
  })
  await runBatch(db, env, project.id, kind, async (batch) => {
    const caseId = env.newId()
    unwrap(await batch.append([{ caseId, patches: casePatches(project.id, caseId, env.newId()) }]))
  })
  const other = await environment(db, (await createAnnotator(db, { name: 'Other', role: '', credential: '' })).id)
  for (const actor of [env, other, env]) {
    const store = createRecordStore({ env: actor, ...unwrap(await openCaseScope(db, actor, project.id, caseId)) })
    for (let x = 0; x < 4; x++) {
      const record = testAnnotation({ ...test, env: actor }, x)
      const plan = () => ok([{ op: 'add' as const, kind: 'annotation' as const, record }])
      unwrap(store.dispatch({ name: 'annotation.add', scope: 'case', plan }))
    }
    unwrap(store.dispatch(removeAnnotations([[...store.get().tables.annotation.keys()][0] ?? ''])))
    unwrap(await store.flush())
    store.close()
  }
  const bulk = { db, env, projectId: project.id, caseIds: [caseId, secondCase], onProgress: () => undefined }
  unwrap(await assignSplit(bulk, 'train'))
  return { ...test, sha256 }
}

async function check({ db, project }: TestProject): Promise<LogReport> {
  return unwrap(await checkLog(db, project.id, () => undefined))
}

/** The chain of the first annotator, and of the second. */
async function chainsOf({ db, project, env }: TestProject) {
  const rows = await db.changes.where(':id').between([project.id], [project.id, []]).toArray()
  const of = (isOwn: boolean) => rows.filter(({ record }) => (record.actor === env.actor) === isOwn)
  return { own: of(true), other: of(false) }
}

const faultsOf = ({ chains }: LogReport) =>
  Object.fromEntries(chains.map(({ annotatorName, faults, cutOff }) => [annotatorName, { faults, cutOff }]))
const whole = { faults: [], cutOff: 0 }

describe('a project as it was made', () => {
  it('holds: chains by annotator, rows, files', async () => {
    const test = await workedProject()
    const seen: string[] = []
    const report = unwrap(
      await checkLog(test.db, test.project.id, ({ phase, done, total }) => seen.push(`${phase} ${done}/${total}`)),
    )
    expect(faultsOf(report)).toEqual({ 'Test reader': whole, Other: whole })
    expect(report.rows).toEqual([])
    expect(report.invalidRecords).toBe(0)
    // The fixture's own item names a file that was never stored.
    expect(report.files).toBe(2)
    expect(report.fileFaults).toEqual([{ sha256: '0'.repeat(64), fault: 'missing', cases: ['Case 1'] }])
    const { own, other } = await chainsOf(test)
    expect(report.entries).toBe(own.length + other.length)
    const [first] = report.chains
    expect(first).toMatchObject({
      annotatorName: 'Test reader',
      isThisDevice: true,
      entries: own.length,
      firstAt: own[0]?.record.at,
      lastAt: own.at(-1)?.record.at,
      headHash: own.at(-1)?.record.hash,
    })
    expect(seen.at(-1)).toBe('files 2/2')
    expect(seen).toContain(`entries ${report.entries}/${report.entries}`)
  })

  it('holds while it is worked on: what is edited during the check is no damage', async () => {
    const test = await workedProject()
    const { db, env, project, caseId } = test
    const store = createRecordStore({ env, ...unwrap(await openCaseScope(db, env, project.id, caseId)) })
    for (let round = 0; round < 5; round++) {
      const edits = (async () => {
        for (let x = 0; x < 10; x++) {
          const [first = ''] = store.get().tables.annotation.keys()
          const record = testAnnotation(test, x)
          unwrap(
            store.dispatch({
              name: 'annotation.replace',
              scope: 'case',
              plan: (state, env) => {
                const removed = removeAnnotations([first]).plan(state, env)
                return removed.ok ? ok([...removed.value, { op: 'add', kind: 'annotation', record }]) : removed
              },
            }),
          )
          unwrap(await store.flush())
        }
      })()
      expect((await check(test)).rows).toEqual([])
      await edits
    }
  })

  it('is not there where it was deleted', async () => {
    const { db, env } = await workedProject()
    expect(await checkLog(db, env.newId(), () => undefined)).toMatchObject({ error: { code: 'project-missing' } })
  })
})

describe('rows that differ from the log', () => {
  it('are counted by table, and made anew as they were, whatever was done to them', async () => {
    const test = await workedProject()
    const { db, project, caseId } = test
    const marks = await db.records('annotation').where(':id').between([project.id], [project.id, []]).toArray()
    const [lost, bent, ...others] = marks
    if (lost === undefined || bent === undefined) throw new Error('the fixture has changed')
    await db.records('annotation').delete([project.id, lost.id])
    await db.records('annotation').put({ ...bent, record: { ...bent.record, revision: 99 } })
    await db.records('annotation').put({ ...bent, id: test.env.newId() })
    await db.summaries.update([project.id, caseId], { annotationCount: 7 })
    await db.tombstones.clear()
    await db.blobRefs.where('sha256').equals(test.sha256).delete()
    const broken = await check(test)
    expect(Object.fromEntries(broken.rows.map(({ table, ...counts }) => [table, counts]))).toEqual({
      annotation: { missing: 1, differing: 1, extra: 1 },
      summary: { missing: 0, differing: 1, extra: 0 },
      tombstone: { missing: 3, differing: 0, extra: 0 },
      file: { missing: 1, differing: 0, extra: 0 },
    })
    expect(logHolds(broken)).toBe(true)
    expect(needsRows(broken)).toBe(true)
    const log = await chainsOf(test)

    unwrap(await rebuildProjection(db, project.id))
    expect((await check(test)).rows).toEqual([])
    expect(await db.records('annotation').where(':id').between([project.id], [project.id, []]).toArray()).toEqual([
      lost,
      bent,
      ...others,
    ])
    expect(await chainsOf(test)).toEqual(log)
  })

  it('of a project itself keep it from being listed and opened, and it is told where to mend it', async () => {
    const test = await workedProject()
    const { db, project, env } = test
    expect(await damagedProjects(db)).toEqual([])
    await db.table('projects').update([project.id, project.id], { record: { id: project.id } })
    expect(await damagedProjects(db)).toEqual([project.id])
    await db.records('project').delete([project.id, project.id])
    expect(await damagedProjects(db)).toEqual([project.id])
    expect(await openProjectScope(db, env, project.id)).toMatchObject({ error: { code: 'row-corrupt' } })
    unwrap(await rebuildProjection(db, project.id))
    expect(await damagedProjects(db)).toEqual([])
  })

  it('are made anew altogether or not at all', async () => {
    const test = await workedProject()
    const { db, project } = test
    const [lost] = await db.records('annotation').where(':id').between([project.id], [project.id, []]).toArray()
    await db.records('annotation').delete([project.id, lost?.id ?? ''])
    await db.summaries.clear()
    const [batch] = await db.batches.where('state').equals('done').toArray()
    await db.batches.update(batch?.id ?? '', { state: 'committed' })
    const fall = () => {
      throw new Error('cut off')
    }
    db.summaries.hook('creating', fall)
    expect((await rebuildProjection(db, project.id, 'mine')).ok).toBe(false)
    expect(await haveRowsBeenMade(db, project.id, 'mine')).toBe(false)
    db.summaries.hook('creating').unsubscribe(fall)
    expect(await db.records('annotation').get([project.id, lost?.id ?? ''])).toBeUndefined()
    expect(await db.batches.get(batch?.id ?? '')).toMatchObject({ state: 'committed' })
    unwrap(await rebuildProjection(db, project.id, 'mine'))
    // Who ended the work before it answered is told what is true.
    expect(await haveRowsBeenMade(db, project.id, 'mine')).toBe(true)
    expect(await haveRowsBeenMade(db, project.id, 'another')).toBe(false)
    expect((await check(test)).rows).toEqual([])
  })

  it('are not made anew from a log that cannot be read: nothing is changed', async () => {
    const test = await workedProject()
    const { db, project } = test
    const { own } = await chainsOf(test)
    await db.table('changes').update([project.id, own[2]?.pos ?? -1], { record: {} })
    const before = await db.records('annotation').toArray()
    expect(await rebuildProjection(db, project.id)).toMatchObject({ error: { code: 'log-unreadable' } })
    expect(await db.records('annotation').toArray()).toEqual(before)
    expect((await check(test)).chains[0]?.faults.map(({ fault }) => fault)).toContain('unreadable')
  })
})

describe('a log that was tampered with', () => {
  it('tells of entries that were changed, and of bodies that were changed or taken away', async () => {
    const test = await workedProject()
    const { db, project } = test
    const { own, other } = await chainsOf(test)
    const [changed, bodyChanged, bodyGone] = own.filter(({ batch, seq }) => batch === null && seq > 0).slice(0, 3)
    const signed = other[1]
    if (changed === undefined || bodyChanged === undefined || bodyGone === undefined || signed === undefined)
      throw new Error('the fixture has changed')
    await db.changes.update([project.id, changed.pos], { record: { ...changed.record, command: 'annotation.forge' } })
    const body = await db.bodies.get([bodyChanged.chain, bodyChanged.seq])
    await db.bodies.update([bodyChanged.chain, bodyChanged.seq], {
      body: { salt: body?.body.salt ?? '', patches: [] },
    })
    await db.bodies.delete([bodyGone.chain, bodyGone.seq])
    await db.changes.update([project.id, signed.pos], {
      record: { ...signed.record, signature: other[0]?.record.signature ?? '' },
    })
    const report = await check(test)
    expect(faultsOf(report)).toEqual({
      'Test reader': {
        faults: [
          { fault: 'hash', count: 1, firstSeq: changed.seq },
          { fault: 'body', count: 1, firstSeq: bodyChanged.seq },
          { fault: 'body-gone', count: 1, firstSeq: bodyGone.seq },
        ],
        cutOff: 0,
      },
      Other: { faults: [{ fault: 'signature', count: 1, firstSeq: 1 }], cutOff: 0 },
    })
    expect(needsRows(report)).toBe(false)
  })

  it('tells of entries cut off the end, which the stored head or another chain has seen', async () => {
    const test = await workedProject()
    const { db, project } = test
    const { other } = await chainsOf(test)
    for (const { pos, chain, seq } of other.slice(-2)) {
      await db.changes.delete([project.id, pos])
      await db.bodies.delete([chain, seq])
    }
    expect(faultsOf(await check(test)).Other).toEqual({ faults: [], cutOff: 2 })
    // Whoever sets the head back as well forgets what the other chain has signed that it saw.
    const last = other.at(-3)
    if (last === undefined) throw new Error('the fixture has changed')
    await db.heads.update(last.chain, { seq: last.seq, hash: last.record.hash })
    expect(faultsOf(await check(test))).toEqual({ 'Test reader': whole, Other: { faults: [], cutOff: 2 } })
    await db.changes.where('[chain+seq]').between([last.chain, 0], [last.chain, []]).delete()
    await db.heads.delete(last.chain)
    expect((await check(test)).chains.find(({ entries }) => entries === 0)).toMatchObject({
      annotatorName: null,
      cutOff: other.length,
    })
  })

  it('tells of a gap in the middle, and of entries that another chain has seen otherwise', async () => {
    const test = await workedProject()
    const { db, project } = test
    const { other } = await chainsOf(test)
    const gap = other[1]
    if (gap === undefined) throw new Error('the fixture has changed')
    await db.changes.delete([project.id, gap.pos])
    expect(faultsOf(await check(test)).Other).toEqual({
      faults: [{ fault: 'sequence', count: 1, firstSeq: 2 }],
      cutOff: 0,
    })
    const head = await db.heads.get(gap.chain)
    await db.heads.update(gap.chain, { hash: 'f'.repeat(64) })
    expect(faultsOf(await check(test)).Other?.faults).toContainEqual({
      fault: 'replaced',
      count: 1,
      firstSeq: head?.seq,
    })
  })
})

describe('files', () => {
  it('that are gone or damaged are named with their cases, and put in their place when stored again', async () => {
    const test = await workedProject()
    const { db, sha256 } = test
    for (const again of [() => storeBlob(db, bytes), () => storeBlobs(db, [bytes])]) {
      await db.blobs.put({ sha256, bytes: new Uint8Array([1, 2, 4]) })
      expect((await check(test)).fileFaults).toContainEqual({ sha256, fault: 'damaged', cases: ['Case 1'] })
      expect((await again()).ok).toBe(true)
      expect(await blobReader(db).read(sha256)).toMatchObject({ ok: true, value: bytes })
    }
    await db.blobs.delete(sha256)
    expect((await check(test)).fileFaults).toContainEqual({ sha256, fault: 'missing', cases: ['Case 1'] })
  })
})
