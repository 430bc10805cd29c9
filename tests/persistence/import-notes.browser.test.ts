import { expect, test } from 'vitest'
import { modalities } from '../../src/app/composition.ts'
import { addAnnotation } from '../../src/domain/commands/annotation-commands.ts'
import { makeSpan } from '../../src/domain/text/span.ts'
import { utf8 } from '../../src/lib/bytes.ts'
import { unwrap } from '../../src/lib/result.ts'
import { openCaseStore } from '../../src/pages/shared/record-stores.ts'
import { listBulkChanges } from '../../src/persistence/bulk-changes.ts'
import { undoBatch } from '../../src/persistence/undo-batch.ts'
import { commitImport } from '../../src/workers/commit-import.ts'
import type { SpanDecision } from '../../src/workers/notes/note-change.ts'
import { sourceFileFromBytes } from '../../src/workers/source-files.ts'
import { stageImport } from '../../src/workers/stage-import.ts'
import { importFiles } from '../fixtures/import-files.ts'
import { testLabel } from '../fixtures/memory-session.ts'
import { makeNoteProject, type NoteProject } from '../fixtures/note-project.ts'
import { listCases } from '../fixtures/stored-cases.ts'

const before = 'FINDINGS: A small effusion on the left. The heart is of normal size, the lungs are clear.'
const after = before.replace('small', 'large')

function inputOf({ db, env, project }: NoteProject, notes: Readonly<Record<string, string>>) {
  const files = Object.entries(notes).map(([name, text]) => sourceFileFromBytes(name, utf8(text)))
  const given = { db, env, projectId: project.id, modalities: modalities.all, files, manifest: null }
  return { ...given, onProgress: () => undefined }
}

/** A project whose one note, `a.txt`, has "small effusion" tagged; what comes in is that note changed, and a new one. */
async function changedAndNew() {
  const label = testLabel('Effusion', '#e69f00')
  const made = await makeNoteProject([], [label])
  const { db, env, project } = made
  unwrap(await importFiles(inputOf(made, { 'a.txt': before })))
  const [row] = await db.records('item').toArray()
  const store = unwrap(await openCaseStore(db, env, project.id, row?.scope ?? ''))
  const target = makeSpan(before, [{ start: 12, end: 26 }])
  unwrap(store.dispatch(addAnnotation({ project, label, itemId: row?.id ?? '', target })))
  unwrap(await store.flush())
  const staged = unwrap(await stageImport(inputOf(made, { 'a.txt': after, 'b.txt': 'IMPRESSION: Normal chest.' })))
  expect(staged.preview).toMatchObject({ changed: [{ file: 'a.txt', lost: 1 }], items: [{ files: ['b.txt'] }] })
  const annotationId = [...store.get().tables.annotation.keys()][0] ?? ''
  const commit = (spans: Readonly<Record<string, SpanDecision>>) => {
    const cases = [{ items: [0], patient: 'b' }]
    const choice = { cases, newLabels: [], changes: [{ note: 0, spans }] }
    return commitImport({ ...inputOf(made, {}), staged, choice })
  }
  return { made, annotationId, commit }
}

const quotes = async ({ db }: NoteProject) =>
  (await db.records('annotation').toArray()).map(({ record }) =>
    'target' in record && record.target.kind === 'span' ? record.target.fragments[0]?.quote : '',
  )

test('new and changed notes come in together or not at all', async () => {
  const { made, commit } = await changedAndNew()
  expect(await commit({})).toMatchObject({ ok: false, error: { code: 'note-undecided' } })
  expect(await listCases(made.db, made.project.id)).toHaveLength(1)
  expect(await quotes(made)).toEqual(['small effusion'])
})

test('one undo takes the update back and leaves the new case, which may have been worked on', async () => {
  const { made, annotationId, commit } = await changedAndNew()
  const { db, env, project } = made
  expect(unwrap(await commit({ [annotationId]: { to: 'nowhere' } }))).toMatchObject({ cases: 1, updated: 1 })
  expect(await listCases(db, project.id)).toHaveLength(2)
  expect(await quotes(made)).toEqual([])
  const changes = await listBulkChanges(db, project.id, 5)
  expect(changes).toMatchObject([{ command: 'note.update', entries: 1, isUndone: false }])
  unwrap(await undoBatch(db, env, project.id, changes[0]?.batchId ?? '', () => undefined))
  expect(await quotes(made)).toEqual(['small effusion'])
  expect(await listCases(db, project.id)).toHaveLength(2)
})
