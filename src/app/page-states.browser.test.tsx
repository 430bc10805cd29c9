import { act, cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { hold } from '../../tests/fixtures/held-database.ts'
import { makeTestProject, type TestProject } from '../../tests/fixtures/test-project.ts'
import { setCurrentAnnotator } from '../persistence/annotators.ts'
import { GlossaDatabase } from '../persistence/database.ts'
import { App } from './App.tsx'

const missing = '01900000-0000-7000-8000-000000000000'
const pages = ['cases', 'cases/CASE', 'export', 'settings'] as const

let given: TestProject

beforeEach(async () => {
  given = await makeTestProject()
  await setCurrentAnnotator(given.db, given.env.actor)
  window.location.hash = '#/'
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  window.location.hash = ''
})

function go(hash: string): void {
  act(() => {
    window.location.hash = hash
    window.dispatchEvent(new HashChangeEvent('hashchange'))
  })
}

const addressOf = (page: string, projectId = given.project.id) =>
  `#/p/${projectId}/${page.replace('CASE', given.caseId)}`

const wait = { timeout: 10_000 }

describe.each(pages)('the page %s', (page) => {
  test('has its bar and grey rows while it is opened, and nothing moves when it is there', async () => {
    render(<App db={given.db} />)
    await screen.findByRole('link', { name: 'Test' }, wait)
    const release = hold(given.db)
    go(addressOf(page))
    const rows = await screen.findByRole('img', { name: 'Opening the project' }, wait)
    const bar = () => [...document.querySelectorAll('header, [data-page-bar]')].at(0)?.getBoundingClientRect()
    const before = bar()
    expect(rows.getAttribute('aria-busy')).toBe('true')
    expect(before?.height).toBeGreaterThan(40)
    await release()
    await screen.findByRole('banner', {}, wait)
    expect(screen.queryByRole('img', { name: 'Opening the project' })).toBeNull()
    expect(bar()).toEqual(before)
  })

  test('says that the project is not there, and leads to those that are', async () => {
    window.location.hash = addressOf(page, missing)
    render(<App db={given.db} />)
    await screen.findByRole('heading', { level: 1, name: 'The project cannot be opened' }, wait)
    expect(screen.getByRole('link', { name: 'Go to the projects' }).getAttribute('href')).toContain('#/')
  })

  test('says that it cannot be opened where the database cannot be read, instead of waiting for ever', async () => {
    render(<App db={given.db} />)
    await screen.findByRole('link', { name: 'Test' }, wait)
    given.db.close({ disableAutoOpen: true })
    go(addressOf(page))
    await screen.findByRole('heading', { level: 1, name: 'The project cannot be opened' }, wait)
  })
})

test('the workbench says that the case is not there, and leads to those that are', async () => {
  window.location.hash = `#/p/${given.project.id}/cases/${missing}`
  render(<App db={given.db} />)
  await screen.findByRole('heading', { level: 1, name: 'The case cannot be opened' }, wait)
  expect(screen.getByRole('link', { name: 'Go to the cases' })).toBeTruthy()
})

test('projects: grey rows while they are read, then what there is', async () => {
  window.location.hash = '#/p/none/nowhere'
  render(<App db={given.db} />)
  await screen.findByRole('heading', { level: 1, name: 'There is no such page' }, wait)
  const release = hold(given.db)
  go('#/')
  await screen.findByRole('img', { name: 'Reading projects' }, wait)
  await release()
  await screen.findByRole('link', { name: 'Test' }, wait)
  expect(screen.queryByRole('img', { name: 'Reading projects' })).toBeNull()
})

test('projects: something went wrong where the database cannot be read', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  window.location.hash = '#/p/none/nowhere'
  render(<App db={given.db} />)
  await screen.findByRole('heading', { level: 1, name: 'There is no such page' }, wait)
  given.db.close({ disableAutoOpen: true })
  go('#/')
  await screen.findByRole('heading', { level: 1, name: 'Something went wrong' }, wait)
  expect(within(screen.getByRole('main')).getByRole('button', { name: 'Reload' })).toBeTruthy()
})

test('a new browser: who is at work, once that is known', async () => {
  render(<App db={new GlossaDatabase(`test:${crypto.randomUUID()}:`)} />)
  expect(screen.getByRole('img', { name: 'Starting' })).toBeTruthy()
  await screen.findByRole('heading', { level: 1, name: 'Who is annotating?' }, wait)
})
