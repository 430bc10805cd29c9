import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { inRepository } from '../../scripts/repository.mjs'
import { showTheme, type Theme } from '../flows/accessibility.ts'

/** Folder for all pictures, or undefined when only those of the README are made. */
const folder = process.env.GLOSSA_SCREENSHOTS
const maxBytes = 150_000
const readme = readFileSync(inRepository('README.md'), 'utf8')

/** Whether a group of screens has to be visited at all. */
export function isWanted(...names: readonly string[]): boolean {
  return folder !== undefined || names.some((name) => readme.includes(`docs/${name}.jpg`))
}

/** Waits for fonts and for what moves or fades, and takes the pointer out of the way. */
async function settle(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)))
  })
}

/** Takes the page as it stands: as `name.png` into the folder asked for, or as `name.jpg` into docs/ when the README shows it, and then small. */
export async function take(page: Page, name: string): Promise<void> {
  if (!isWanted(name)) return
  await settle(page)
  if (folder !== undefined) {
    await page.screenshot({ path: join(folder, `${name}.png`) })
    return
  }
  for (const quality of [86, 80, 74, 68, 60, 50]) {
    const bytes = await page.screenshot({ type: 'jpeg', quality })
    if (bytes.length >= maxBytes) continue
    writeFileSync(inRepository('docs', `${name}.jpg`), bytes)
    console.log(`docs/${name}.jpg: ${Math.round(bytes.length / 1000)} kB`)
    return
  }
  throw new Error(`docs/${name}.jpg stays above ${maxBytes} bytes`)
}

/** Takes the page in both themes: `name-dark.jpg` and `name-light.jpg`. The page is loaded anew for each; `prepare` brings it where it was. */
export async function takeBoth(page: Page, name: string, prepare: () => Promise<void>): Promise<void> {
  for (const theme of ['light', 'dark'] satisfies readonly Theme[]) {
    const picture = `${name}-${theme}`
    if (!isWanted(picture)) continue
    await showTheme(page, theme)
    await page.reload()
    await prepare()
    await take(page, picture)
  }
}

/** Takes a state that a reload would end, in both themes. */
export async function takeState(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] satisfies readonly Theme[]) {
    await page.evaluate((shown) => {
      document.documentElement.dataset.mantineColorScheme = shown
    }, theme)
    await take(page, `${name}-${theme}`)
  }
}
