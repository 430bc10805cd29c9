import { expect, it } from 'vitest'
import { unwrap } from '../../src/lib/result.ts'
import { createAnnotator, environment } from '../../src/persistence/annotators.ts'
import { openDatabase } from '../../src/persistence/database.ts'
import { createProject, deleteProject } from '../../src/persistence/projects.ts'
import { stageFiles } from '../../src/workers/import-client.ts'

it('changes of what waits come one after the other, and what is on view is known to be old until they are there', async () => {
  const db = openDatabase()
  const { id } = await createAnnotator(db, { name: 'Reader', role: '', credential: '' })
  const env = await environment(db, id)
  const project = unwrap(await createProject(db, env, { name: 'Waiting', labels: [], terminologies: [] }))
  const picked = ['a.txt', 'b.txt'].map((path) => ({ path, file: new File([`No effusion in ${path}.`], path) }))
  const noMerge = async () => false
  const staged = unwrap(await stageFiles(project.id, id, picked, null, () => undefined, noMerge).done)
  if (staged.outcome !== 'waiting') throw new Error('it was imported at once')
  const { waiting } = staged
  expect(waiting.isCurrent(waiting.preview)).toBe(true)

  const reread = waiting.readAs(new Set(['a.txt']), 'windows-1252')
  const renewed = waiting.asNew(['b.txt'])
  expect(waiting.isCurrent(waiting.preview)).toBe(false)
  const [first, second] = [unwrap(await reread), unwrap(await renewed)]
  expect(second.items.map(({ encoding }) => encoding)).toEqual(['windows-1252', 'utf-8'])
  expect(waiting.isCurrent(first)).toBe(false)
  expect(waiting.isCurrent(second)).toBe(true)
  await waiting.discard()
  unwrap(await deleteProject(db, project.id))
})
