import { axeCleanInBothThemes } from './accessibility.ts'
import { expect, test } from './app.ts'

test('the first page loads, within its policy, and is accessible in both themes', async ({ app }) => {
  await app.open()
  await expect(app.page).toHaveTitle(/Glossa/)
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible()
  await axeCleanInBothThemes(app.page)
})
