import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { makeTestProject, testAnnotation } from '../../../tests/fixtures/test-project.ts'
import { setComment } from '../../domain/commands/annotation-commands.ts'
import { setBlinding } from '../../domain/commands/project-commands.ts'
import { ok, unwrap } from '../../lib/result.ts'
import { GlossaDatabase } from '../../persistence/database.ts'
import { openCaseScope, openProjectScope } from '../../persistence/open-stores.ts'
import { createRecordStore } from '../../session/record-store.ts'
import { UiProvider } from '../../ui/UiProvider.tsx'
import { type AppServices, AppServicesContext } from '../shared/app-services.ts'
import { ConflictSection } from './ConflictSection.tsx'

afterEach(cleanup)

test('what conflicts are about is told, and under a rule that hides it only that there are some', async () => {
  const made = await makeTestProject()
  const { db, env, project, caseId } = made
  const open = async (own: GlossaDatabase) =>
    createRecordStore({ env, ...unwrap(await openCaseScope(own, env, project.id, caseId)) })
  const record = testAnnotation(made, 1)
  const a = await open(db)
  unwrap(
    a.dispatch({ name: 'annotation.add', scope: 'case', plan: () => ok([{ op: 'add', kind: 'annotation', record }]) }),
  )
  unwrap(await a.flush())
  const b = await open(new GlossaDatabase(db.prefix))
  unwrap(a.dispatch(setComment(record.id, 'left base')))
  unwrap(b.dispatch(setComment(record.id, 'right apex')))
  unwrap(await a.flush())
  unwrap(await b.flush())
  const projectStore = createRecordStore({ env, ...unwrap(await openProjectScope(db, env, project.id)) })
  const [current] = projectStore.get().tables.annotator.values()
  if (current === undefined) throw new Error('nobody is there')
  const identity: AppServices['identity'] = {
    ...{ current, all: [current] },
    ...{ switchTo: async () => {}, add: async () => {}, update: async () => {} },
  }
  const shown = () => (
    <UiProvider>
      <AppServicesContext value={{ db, env, identity }}>
        <ConflictSection projectStore={projectStore} />
      </AppServicesContext>
    </UiProvider>
  )
  const { rerender } = render(shown())
  await screen.findByText(/^Comment of Nodule/)
  expect(screen.getByText('“left base”')).toBeTruthy()
  unwrap(projectStore.dispatch(setBlinding(['earlier-labels'])))
  rerender(shown())
  await screen.findByText('1 conflict. Open the case to see what it is about.')
  expect(screen.queryByText(/Nodule|left base|right apex/)).toBeNull()
})
