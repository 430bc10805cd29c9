import { afterEach, expect, it } from 'vitest'
import { unwrap } from '../../src/lib/result.ts'
import { runBatch } from '../../src/persistence/batches.ts'
import { dropCutOffDemo, fillNewProject, isDemoCutOff, whileMakingDemo } from '../../src/persistence/demo-in-making.ts'
import { createProject, listProjects } from '../../src/persistence/projects.ts'
import { startDemo } from '../../src/workers/import-client.ts'
import { casePatches, makeTestProject, type TestProject } from '../fixtures/test-project.ts'

afterEach(() => localStorage.clear())

const names = async ({ db }: TestProject) => (await listProjects(db)).map(({ project }) => project.name)
const create = async ({ db, env }: TestProject, id: string) =>
  unwrap(await createProject(db, env, { id, name: 'Demo', labels: [], terminologies: [] }))

it('leaves nothing of a project that got no cases, and keeps one that did', async () => {
  const test = await makeTestProject()
  const before = await names(test)
  const id = test.env.newId()
  await whileMakingDemo(test.db, () => fillNewProject(test.db, id, () => create(test, id)))
  expect(await names(test)).toEqual(before)
  expect(isDemoCutOff()).toBe(false)

  const kept = test.env.newId()
  await whileMakingDemo(test.db, () =>
    fillNewProject(test.db, kept, async () => {
      await create(test, kept)
      const caseId = test.env.newId()
      const about = { command: 'case.import', origin: 'import' } as const
      await runBatch(test.db, test.env, kept, about, async (batch) => {
        unwrap(await batch.append([{ caseId, patches: casePatches(kept, caseId, test.env.newId()) }]))
        unwrap(await batch.commit())
      })
    }),
  )
  expect(await names(test)).toEqual(['Demo', ...before])
  expect(isDemoCutOff()).toBe(false)
})

it('leaves alone what is being made, and removes at the next start what was cut off', async () => {
  const test = await makeTestProject()
  const before = await names(test)
  const id = test.env.newId()
  const left = await whileMakingDemo(test.db, () =>
    fillNewProject(test.db, id, async () => {
      await create(test, id)
      await dropCutOffDemo(test.db)
      expect(await names(test)).toEqual(['Demo', ...before])
      // What a page leaves that is closed here.
      return { ...localStorage }
    }),
  )
  for (const [key, value] of Object.entries(left)) localStorage.setItem(key, String(value))
  await create(test, id)
  expect(isDemoCutOff()).toBe(true)
  await dropCutOffDemo(test.db)
  expect(await names(test)).toEqual(before)
  expect(isDemoCutOff()).toBe(false)
})

it('answers where the project could not even be made', async () => {
  const { env } = await makeTestProject()
  const started = startDemo(env.newId(), Promise.reject(new Error('not loaded')), env.actor, () => undefined)
  expect(await started.done).toMatchObject({ ok: false, error: { code: 'worker-failed' } })
})
