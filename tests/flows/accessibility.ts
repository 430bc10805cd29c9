import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/** The rules that look at colours. All others see the same page in either theme. */
const colourRules = ['color-contrast', 'link-in-text-block']

/**
 * Fails when axe finds anything wrong with the page as it now stands, in the dark theme or in the light one, which stays. The theme changes
 * under what is open: menus, dialogs and drafts stay as they are.
 */
export async function axeCleanInBothThemes(page: Page): Promise<void> {
  await showTheme(page, 'dark')
  await axeClean(page)
  await showTheme(page, 'light')
  await axeClean(page, colourRules)
}

/**
 * Fails when axe finds anything wrong with the page as it now stands.
 * @param rules names of axe's; without them those of WCAG 2.2 A and AA, and axe's best practices
 */
export async function axeClean(page: Page, rules?: readonly string[]): Promise<void> {
  // What is still fading in has not the contrast it will have. Endless animations are those of what is being waited for.
  const isLoaded = await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)))
    return Reflect.has(window, 'axe')
  })
  if (!isLoaded) await page.evaluate(axe.source)
  const violations = await page.evaluate(async (only) => {
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'],
      ...(only === undefined ? {} : { runOnly: { type: 'rule' as const, values: only } }),
    })
    return violations.flatMap((violation) =>
      violation.nodes.map(
        (node) => `${violation.id} at ${node.target.join(' ')}: ${node.failureSummary ?? violation.help}`,
      ),
    )
  }, rules?.slice())
  const theme = await page.evaluate(() => document.documentElement.dataset.mantineColorScheme)
  expect(violations, `axe finds nothing in the ${theme} theme`).toEqual([])
}

declare global {
  interface Window {
    axe: typeof axe
  }
}

export type Theme = 'dark' | 'light'

/** Shows the page in a theme, as when it is chosen in another tab: the choice is kept where the app keeps it, and the page is told. */
export async function showTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((newValue) => {
    const key = 'mantine-color-scheme-value'
    localStorage.setItem(key, newValue)
    dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage }))
  }, theme)
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
}
