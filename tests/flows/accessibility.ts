import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/** Fails when axe finds anything wrong with the page as it now stands: rules of WCAG 2.2 A and AA, and axe's best practices. */
export async function axeClean(page: Page): Promise<void> {
  // What is still fading in has not the contrast it will have. Endless animations are those of what is being waited for.
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)))
  })
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] })
    return violations.flatMap((violation) =>
      violation.nodes.map(
        (node) => `${violation.id} at ${node.target.join(' ')}: ${node.failureSummary ?? violation.help}`,
      ),
    )
  })
  expect(violations, 'axe finds nothing').toEqual([])
}

declare global {
  interface Window {
    axe: typeof axe
  }
}

export type Theme = 'dark' | 'light'

/** Both themes: for flows that look at every page in each. */
export const themes: readonly Theme[] = ['dark', 'light']

/** Shows the page in a theme, as a user's choice would: the choice is kept where the app keeps it, and the page reloaded. */
export async function showTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  await page.evaluate((choice) => localStorage.setItem('mantine-color-scheme-value', choice), theme)
  await page.reload()
}
