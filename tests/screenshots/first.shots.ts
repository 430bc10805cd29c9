import { expect, test } from '../flows/app.ts'
import { identify } from '../flows/steps.ts'
import { isWanted, take, takeBoth } from './picture.ts'

test('first: what a newcomer sees', async ({ app }) => {
  test.skip(!isWanted())
  const { page } = app
  await app.open()
  const name = page.getByRole('textbox', { name: 'Name' })
  await takeBoth(page, 'first-run', () => expect(name).toBeVisible())
  await identify(page)
  const empty = page.getByRole('heading', { name: 'No projects yet' })
  await takeBoth(page, 'projects-empty', () => expect(empty).toBeVisible())
  await page.getByRole('button', { name: 'New project' }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await take(page, 'new-project-dark')
  await page.getByRole('textbox', { name: 'Project name' }).fill('Chest films')
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { name: 'Chest films', level: 1 })).toBeVisible()
  const noCases = page.getByRole('heading', { name: /^No cases yet/ })
  await takeBoth(page, 'cases-empty', () => expect(noCases).toBeVisible())
  const project = page.url()
  await page.goto(project.replace(/cases$/, 'export'))
  const heading = page.getByRole('heading', { level: 1 })
  await takeBoth(page, 'export-empty', () => expect(heading).toBeVisible())
  await page.goto(project.replace(/#.*/, '#/nowhere'))
  await takeBoth(page, 'not-found', () => expect(heading).toBeVisible())
  await page.goto(project.replace(/#.*/, '#/p/none/cases'))
  await takeBoth(page, 'project-missing', () => expect(heading).toBeVisible())
  await page.goto(`${project}/none`)
  await takeBoth(page, 'case-missing', () => expect(heading).toBeVisible())
})
