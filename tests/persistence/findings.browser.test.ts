import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { removeAnnotations } from '../../src/domain/commands/annotation-commands.ts'
import type { Command } from '../../src/domain/commands/command.ts'
import { leaveFinding, setFindingNote } from '../../src/domain/commands/finding-commands.ts'
import { setLabels } from '../../src/domain/commands/project-commands.ts'
import { replay } from '../../src/domain/log/replay.ts'
import type { Annotation } from '../../src/domain/records/annotation.ts'
import { nativeExport } from '../../src/formats/native/native-export.ts'
import { nativeImport } from '../../src/formats/native/native-import.ts'
import { ok, unwrap } from '../../src/lib/result.ts'
import { openCaseStore, openProjectStore } from '../../src/pages/shared/record-stores.ts'
import { openPatient } from '../../src/pages/workbench/open-patient.ts'
import { runBatch } from '../../src/persistence/batches.ts'
import { GlossaDatabase } from '../../src/persistence/database.ts'
import { readProject } from '../../src/persistence/read-project.ts'
import { readLog } from '../../src/persistence/restore.ts'
import { dissolveAcross, joinAcross } from '../../src/session/patient-findings.ts'
import { takeBackAcross } from '../../src/session/patient-history.ts'
import type { RecordStore } from '../../src/session/record-store.ts'
import { memoryFile, readAll } from '../fixtures/drafts.ts'
import { nativeOptions } from '../fixtures/exported.ts'
import { collectLosses, keepingSink } from '../fixtures/sinks.ts'
import { casePatches, makeTestProject, type TestProject, testAnnotation } from '../fixtures/test-project.ts'

/** A project with two cases of one patient. */
interface TwoStudies extends TestProject {
  readonly priorId: string
  readonly priorItemId: string
}

async function twoStudies(): Promise<TwoStudies> {
  const test = await makeTestProject()
  const [priorId, priorItemId] = [test.env.newId(), test.env.newId()]
  await runBatch(test.db, test.env, test.project.id, { command: 'case.import', origin: 'import' }, async (batch) => {
    unwrap(await batch.append([{ caseId: priorId, patches: casePatches(test.project.id, priorId, priorItemId) }]))
    unwrap(await batch.commit())
  })
  return { ...test, priorId, priorItemId }
}

async function open(test: TwoStudies, caseId: string) {
  const { db, env, project } = test
  return unwrap(await openPatient(db, env, project.id, caseId, sight(test)))
}

const sight = ({ db, env, project }: TwoStudies) => ({
  openMain: (id: string) => openCaseStore(db, env, project.id, id),
  blind: (store: RecordStore) => store,
  canSee: () => true,
})

function add(test: TwoStudies, store: RecordStore, x: number): Annotation {
  const own = store.get().tables.case.has(test.caseId)
    ? test
    : { ...test, caseId: test.priorId, itemId: test.priorItemId }
  const record = testAnnotation(own, x)
  const command: Command = {
    name: 'annotation.add',
    scope: 'case',
    plan: () => ok([{ op: 'add', kind: 'annotation', record }]),
  }
  unwrap(store.dispatch(command))
  return record
}

/** What is wrong with the project's native export, read as an import reads it. */
async function exportProblems({ db, project }: TestProject) {
  const { sink, parts } = keepingSink()
  await collectLosses(nativeExport.write(unwrap(await readProject(db, project.id)), nativeOptions), sink)
  const { problems } = await readAll(nativeImport, [
    memoryFile('annotations.json', parts.get('annotations.json') ?? []),
  ])
  // The fixture's cases have no patient, and its annotator is not the one that exports.
  return problems.filter(({ params }) => params.kind !== 'patient').map(({ code, params }) => ({ code, ...params }))
}

async function rows(test: TwoStudies) {
  const read = async (kind: 'annotation' | 'finding') => {
    const found = await test.db.records(kind).where(':id').between([test.project.id], [test.project.id, []]).toArray()
    return new Map(found.map(({ id, record }) => [id, record]))
  }
  return { annotation: await read('annotation'), finding: await read('finding') }
}

/** Every mark points to a finding that is there, no finding is without evidence, and the rows are what a replay gives. */
async function expectSound(test: TwoStudies): Promise<void> {
  const { annotation, finding } = await rows(test)
  const evidenced = new Set<string>()
  for (const record of annotation.values()) {
    if ('findingId' in record && record.findingId !== null) evidenced.add(record.findingId)
  }
  expect(evidenced).toEqual(new Set(finding.keys()))
  const state = replay(await readLog(test.db, test.project.id))
  expect(Object.fromEntries(annotation)).toEqual(Object.fromEntries(state.tables.annotation))
  expect(Object.fromEntries(finding)).toEqual(Object.fromEntries(state.tables.finding))
}

const findingIdOf = (store: RecordStore, { id }: Annotation) => store.get().tables.annotation.get(id)?.findingId ?? null

describe('a finding with evidence in two cases of a patient', () => {
  it('is written into both logs; undo and redo take both, and a change made in one case is known in the other', async () => {
    const test = await twoStudies()
    const { patient, caseStore: now, release } = await open(test, test.caseId)
    const held = unwrap(await patient.hold(test.priorId))
    const then = held.store
    const [mark, old] = [add(test, now, 1), add(test, then, 2)]
    const id = unwrap(await joinAcross(patient, [mark.id, old.id], test.env))
    expect([findingIdOf(now, mark), findingIdOf(then, old)]).toEqual([id, id])
    unwrap(await now.flush())
    unwrap(await then.flush())
    await expectSound(test)
    const joins = (await readLog(test.db, test.project.id)).filter(({ record }) => record.command === 'finding.join')
    expect(joins.map(({ record }) => record.caseId)).toEqual([test.caseId, test.priorId])

    await takeBackAcross(patient, 'undo')
    expect([findingIdOf(now, mark), findingIdOf(then, old)]).toEqual([null, null])
    unwrap(await then.flush())
    unwrap(await now.flush())
    await expectSound(test)
    await takeBackAcross(patient, 'redo')
    expect([findingIdOf(now, mark), findingIdOf(then, old)]).toEqual([id, id])

    // Pressed faster than it can be done, each takes its own step: the join, then the mark before it.
    await Promise.all([takeBackAcross(patient, 'undo'), takeBackAcross(patient, 'undo')])
    const marksLeft = now.get().tables.annotation.size + then.get().tables.annotation.size
    expect([marksLeft, now.get().tables.finding.size]).toEqual([1, 0])
    await Promise.all([takeBackAcross(patient, 'redo'), takeBackAcross(patient, 'redo')])
    expect([findingIdOf(now, mark), findingIdOf(then, old)]).toEqual([id, id])

    unwrap(now.dispatch(setFindingNote(id, 'grown since')))
    unwrap(await now.flush())
    await expect.poll(() => then.get().tables.finding.get(id)?.note).toBe('grown since')
    unwrap(await then.flush())
    await expectSound(test)
    held.release()
    release()
  })

  it('is undone in both cases after a reload too, from either, also where the other is not open', async () => {
    for (const from of ['now', 'then'] as const) {
      const test = await twoStudies()
      const first = await open(test, test.caseId)
      const held = unwrap(await first.patient.hold(test.priorId))
      const [mark, old] = [add(test, first.caseStore, 1), add(test, held.store, 2)]
      unwrap(await joinAcross(first.patient, [mark.id, old.id], test.env))
      unwrap(await first.caseStore.flush())
      unwrap(await held.store.flush())
      held.release()
      first.release()

      const again = await open(test, from === 'now' ? test.caseId : test.priorId)
      expect(again.patient.store.getState().open.size).toBe(1)
      await takeBackAcross(again.patient, 'undo')
      unwrap(await again.caseStore.flush())
      await expect.poll(async () => (await rows(test)).finding.size).toBe(0)
      await expectSound(test)
      await takeBackAcross(again.patient, 'redo')
      unwrap(await again.caseStore.flush())
      await expect
        .poll(async () => {
          const { annotation } = await rows(test)
          return [...annotation.values()].filter((record) => 'findingId' in record && record.findingId !== null).length
        })
        .toBe(2)
      await expectSound(test)
      again.release()
    }
  })

  it('stays when the last evidence of one case goes, and goes with that of the other', async () => {
    const test = await twoStudies()
    const first = await open(test, test.caseId)
    const held = unwrap(await first.patient.hold(test.priorId))
    const [mark, old] = [add(test, first.caseStore, 1), add(test, held.store, 2)]
    const id = unwrap(await joinAcross(first.patient, [mark.id, old.id], test.env))
    unwrap(await first.caseStore.flush())
    unwrap(await held.store.flush())
    held.release()
    unwrap(first.caseStore.dispatch(removeAnnotations([mark.id])))
    unwrap(await first.caseStore.flush())
    first.release()
    expect((await rows(test)).finding.has(id)).toBe(true)

    const prior = await open(test, test.priorId)
    expect(prior.caseStore.get().tables.finding.has(id)).toBe(true)
    unwrap(prior.caseStore.dispatch(removeAnnotations([old.id])))
    unwrap(await prior.caseStore.flush())
    expect((await rows(test)).finding.size).toBe(0)
    await takeBackAcross(prior.patient, 'undo')
    unwrap(await prior.caseStore.flush())
    expect((await rows(test)).finding.has(id)).toBe(true)
    await expectSound(test)
    prior.release()
  })

  it('stands with both cases in an export', async () => {
    const test = await twoStudies()
    const { patient, caseStore, release } = await open(test, test.caseId)
    const held = unwrap(await patient.hold(test.priorId))
    const [mark, old] = [add(test, caseStore, 1), add(test, held.store, 2)]
    const id = unwrap(await joinAcross(patient, [mark.id, old.id], test.env))
    unwrap(await caseStore.flush())
    unwrap(await held.store.flush())
    const reader = unwrap(await readProject(test.db, test.project.id))
    const found: string[][] = []
    for await (const bundle of reader.cases()) found.push(bundle.findings.map((finding) => finding.id))
    expect(found).toEqual([[id], [id]])
    held.release()
    release()
  })

  it('that one tab removes with its last evidence while another adds to it leaves a mark that is shown and exported', async () => {
    const test = await twoStudies()
    const one = await open(test, test.caseId)
    const [first, second, third] = [1, 2, 3].map((x) => add(test, one.caseStore, x).id)
    if (first === undefined || second === undefined || third === undefined) throw new Error('three marks were made')
    const id = unwrap(await joinAcross(one.patient, [first, second], test.env))
    unwrap(await one.caseStore.flush())
    const other = await open({ ...test, db: new GlossaDatabase(test.db.prefix) }, test.caseId)
    unwrap(one.caseStore.dispatch(removeAnnotations([first, second])))
    unwrap(await joinAcross(other.patient, [first, third], test.env))
    unwrap(await one.caseStore.flush())
    unwrap(await other.caseStore.flush())
    await expect.poll(() => one.caseStore.get().tables.annotation.get(third)?.findingId).toBe(id)
    expect(await exportProblems(test)).toEqual([])
    one.release()
    other.release()
  })

  it('stays sound whatever is joined, taken out, removed, undone and done again in either case', async () => {
    const action = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constant('join' as const), fc.nat(5), fc.nat(5)) },
      fc.tuple(fc.constant('leave' as const), fc.nat(5), fc.nat(5)),
      fc.tuple(fc.constant('remove' as const), fc.nat(5), fc.nat(5)),
      fc.tuple(fc.constant('dissolve' as const), fc.nat(5), fc.nat(5)),
      { weight: 3, arbitrary: fc.tuple(fc.constant('undo' as const), fc.nat(5), fc.nat(5)) },
      { weight: 2, arbitrary: fc.tuple(fc.constant('redo' as const), fc.nat(5), fc.nat(5)) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 10 }), async (actions) => {
        const test = await twoStudies()
        const { patient, caseStore, release } = await open(test, test.caseId)
        const held = unwrap(await patient.hold(test.priorId))
        const marks = [1, 2, 3].flatMap((x) => [add(test, caseStore, x), add(test, held.store, x)])
        const storeOf = ({ caseId }: Annotation) => (caseId === test.caseId ? caseStore : held.store)
        for (const [what, at, other] of actions) {
          const [a, b] = [marks[at], marks[other]]
          if (a === undefined || b === undefined) continue
          const finding = patient.mark(a.id)?.findingId
          if (what === 'join') await joinAcross(patient, [a.id, b.id], test.env)
          if (what === 'leave') storeOf(a).dispatch(leaveFinding([a.id]))
          if (what === 'remove') storeOf(a).dispatch(removeAnnotations([a.id]))
          if (what === 'dissolve' && finding != null) await dissolveAcross(patient, finding, test.env)
          if (what === 'undo' || what === 'redo') await takeBackAcross(patient, what)
          // As fast as a person: what one case wrote is known in the other before the next step.
          unwrap(await caseStore.flush())
          unwrap(await held.store.flush())
          await settled(() => sameFindings(caseStore, held.store))
        }
        await expectSound(test)
        held.release()
        release()
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})

function sameFindings(a: RecordStore, b: RecordStore): boolean {
  const ids = (store: RecordStore) => [...store.get().tables.finding.keys()].sort().join()
  return ids(a) === ids(b)
}

async function settled(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isSo(); tries++) await new Promise((resolve) => setTimeout(resolve, 5))
}

it('a label that is removed while another tab uses it stands in the export, so that it can be imported again', async () => {
  const test = await twoStudies()
  const { caseStore, release } = await open(test, test.caseId)
  const project = unwrap(await openProjectStore(test.db, test.env, test.project.id))
  unwrap(project.dispatch(setLabels([])))
  add(test, caseStore, 1)
  unwrap(await project.flush())
  unwrap(await caseStore.flush())
  expect(await exportProblems(test)).toEqual([])
  const reader = unwrap(await readProject(test.db, test.project.id))
  const [label] = test.project.labelSet.labels
  expect(reader.project.labelSet.labels).toEqual([{ ...label, hotkey: null }])
  unwrap(caseStore.dispatch(removeAnnotations([...caseStore.get().tables.annotation.keys()])))
  unwrap(await caseStore.flush())
  expect(unwrap(await readProject(test.db, test.project.id)).project.labelSet.labels).toEqual([])
  release()
})
