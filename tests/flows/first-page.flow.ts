import { axeClean, showTheme, themes } from './accessibility.ts'
import { expect, test } from './app.ts'

test('the first page loads, within its policy, and is accessible in both themes', async ({ app }) => {
  await app.open()
  await expect(app.page).toHaveTitle(/Glossa/)
  for (const theme of themes) {
    await showTheme(app.page, theme)
    await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible()
    await axeClean(app.page)
  }
})
