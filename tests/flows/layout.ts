import { type BrowserContext, expect, type Page } from '@playwright/test'

declare global {
  interface Window {
    /** What moved without being asked to, and by how much (Layout Instability, W3C). */
    movedParts: { readonly value: number; readonly what: string }[]
  }
}

/** Listens for parts of the page that move by themselves. Call it before the first page is opened. */
export async function watchMoves(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    interface Shift extends PerformanceEntry {
      readonly value: number
      readonly hadRecentInput: boolean
      readonly sources: readonly {
        readonly node: Node | null
        readonly previousRect: DOMRectReadOnly
        readonly currentRect: DOMRectReadOnly
      }[]
    }
    window.movedParts = []
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        if (entry.hadRecentInput) continue
        const nodes = entry.sources.map(({ node, previousRect: from, currentRect: to }) => {
          const name = node instanceof Element ? node.outerHTML.slice(0, 100) : (node?.textContent ?? 'gone')
          return `${name} from ${from.x},${from.y} ${from.width}x${from.height} to ${to.x},${to.y} ${to.width}x${to.height}`
        })
        window.movedParts.push({ value: entry.value, what: nodes.join(' | ') })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/** Fails when anything moved by itself since the page was loaded: below a hundredth nobody sees it. */
export async function expectNothingMoved(page: Page, where: string): Promise<void> {
  const moved = await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return window.movedParts
  })
  const sum = moved.reduce((total, { value }) => total + value, 0)
  expect.soft(sum, `${where}: ${JSON.stringify(moved)}`).toBeLessThan(0.01)
}

/**
 * Fails when something covers the middle of a control that is in sight, or when the page is wider than its window. What a scroller has out
 * of sight is left out, and so is everything under a dialog.
 */
export async function expectNothingCovered(page: Page, where: string): Promise<void> {
  const wrong = await page.evaluate(() => {
    const root = document.querySelector('[role="dialog"]') ?? document.body
    const controls = [...root.querySelectorAll('button, a[href], input, select, textarea, [role="separator"]')]
    const found = controls.flatMap((control) => {
      const box = control.getBoundingClientRect()
      const style = getComputedStyle(control)
      if (box.width < 2 || box.height < 2 || style.visibility === 'hidden' || style.pointerEvents === 'none') return []
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      for (let around: Element | null = control.parentElement; around !== null; around = around.parentElement) {
        const clip = around.getBoundingClientRect()
        const { overflowX, overflowY, display } = getComputedStyle(around)
        if (display === 'contents') continue
        if (overflowX !== 'visible' && (x < clip.left || x > clip.right)) return []
        if (overflowY !== 'visible' && (y < clip.top || y > clip.bottom)) return []
      }
      if (x < 0 || y < 0 || x > innerWidth || y > innerHeight)
        return [`out of the window: ${control.outerHTML.slice(0, 160)}`]
      const above = document.elementFromPoint(x, y)
      if (above === null || control.contains(above) || above.contains(control)) return []
      // The box of a field, an icon or a label drawn over it that hands the press on.
      if (above.closest('label')?.contains(control) || control.parentElement?.contains(above)) return []
      return [`${control.outerHTML.slice(0, 160)} is under ${above.outerHTML.slice(0, 160)}`]
    })
    const tooWide = document.documentElement.scrollWidth > innerWidth ? ['the page is wider than its window'] : []
    return [...found, ...tooWide]
  })
  expect.soft(wrong, `${where}: every control in sight can be pressed`).toEqual([])
}
