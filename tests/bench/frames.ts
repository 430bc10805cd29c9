import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { Point, Target } from '../../src/domain/records/target.ts'
import { greyPng } from '../fixtures/picture-files.ts'
import {
  createProject,
  type Dataset,
  dismissImport,
  dragOnImage,
  expectPicture,
  expectSaved,
  exportNative,
  given,
  identify,
  imagePoint,
  imageViewer,
  importFiles,
  openCase,
} from '../flows/steps.ts'
import { inApp } from './in-browser.ts'
import type { BenchRow } from './row.ts'
import { percentile } from './statistics.ts'

const sidePx = 3000
const manyAnnotations = 10_000
const columns = 100
const rounds = 16
const barMs = 16

declare global {
  interface Window {
    pictureMs: number | null
  }
}

/**
 * What the page works between an input and the end of the frame after it, which has the answer in the picture: the input's own task, and
 * that frame with its layout and painting. Waiting for the screen is left out; what the panels do afterwards is none of it.
 * @param type of the event; of keys those that go with others are left out
 */
async function timeInput(page: Page, type: string, act: () => Promise<void>): Promise<number> {
  await page.evaluate((awaited) => {
    window.pictureMs = null
    const onInput = (event: Event) => {
      if (event instanceof KeyboardEvent && ['Control', 'Shift', 'Alt'].includes(event.key)) return
      removeEventListener(awaited, onInput, true)
      const startMs = performance.now()
      const { port1, port2 } = new MessageChannel()
      let handledMs: number | null = null
      let frameMs: number | null = null
      // Messages are tasks of their own: the first comes after the input's, the second after that of the frame.
      port1.onmessage = () => {
        const nowMs = performance.now()
        if (handledMs === null && frameMs === null) handledMs = nowMs
        else if (frameMs !== null && window.pictureMs === null)
          window.pictureMs = handledMs === null ? nowMs - startMs : handledMs - startMs + (nowMs - frameMs)
      }
      port2.postMessage(null)
      requestAnimationFrame(() => {
        frameMs = performance.now()
        port2.postMessage(null)
      })
    }
    addEventListener(awaited, onInput, true)
  }, type)
  await act()
  await page.waitForFunction(() => window.pictureMs !== null)
  const ms = await page.evaluate(() => window.pictureMs)
  // What follows it is not to fall into the next measurement.
  await page.waitForTimeout(250)
  return ms ?? 0
}

function wavyRing(centre: Point, radius: number, vertices: number): Point[] {
  return Array.from({ length: vertices }, (_, i) => {
    const angle = (i / vertices) * 2 * Math.PI
    const reach = radius * (1 + 0.05 * Math.sin(angle * 37))
    return { x: tenth(centre.x + reach * Math.cos(angle)), y: tenth(centre.y + reach * Math.sin(angle)) }
  })
}

const tenth = (value: number) => Math.round(10 * value) / 10

/** Where a small mark lies, by its number: in rows of a hundred. */
function placeOf(index: number): Point {
  return { x: 200 + 26 * ((index % columns) + 0.5), y: 200 + 26 * (Math.floor(index / columns) + 0.5) }
}

/** One case of 10,000 polygons and one of a single large polygon, made of an export with one mark. */
function crowded(dataset: Dataset): unknown {
  const [first] = dataset.cases
  const [model] = first?.annotations ?? []
  const [item] = first?.items ?? []
  if (model === undefined || item === undefined) throw new Error('the export lost what was drawn')
  const id = () => `01900000-0000-7000-8000-${randomUUID().slice(24)}`
  const caseOf = (name: string, rings: readonly (readonly Point[])[]) => {
    const [caseId, itemId] = [id(), id()]
    const annotations = rings.map((ring) => {
      const target: Target = { kind: 'polygon', rings: [[...ring]] }
      return { ...model, id: id(), caseId, itemId, target }
    })
    return { ...first, id: caseId, name, items: [{ ...item, id: itemId, caseId }], annotations, reviews: [] }
  }
  const small = Array.from({ length: manyAnnotations }, (_, i) => wavyRing(placeOf(i), 10, 20))
  const large = wavyRing({ x: sidePx / 2, y: sidePx / 2 }, 1350, 6000)
  return { ...dataset, cases: [caseOf('Many', small), caseOf('Large', [large])] }
}

async function openWith(page: Page, casesUrl: string, name: string): Promise<void> {
  await page.goto(casesUrl)
  await openCase(page, name)
  await expectPicture(page)
  await imageViewer(page).focus()
}

/** Selecting among many, adding to them, and taking it back. */
async function timeMany(page: Page) {
  const selects: number[] = []
  const adds: number[] = []
  const undos: number[] = []
  for (let i = 0; i < rounds; i++) {
    const { x, y } = placeOf(i * 617 + 50)
    const at = await imagePoint(page, x, y)
    await page.mouse.move(at.x, at.y)
    selects.push(await timeInput(page, 'pointerdown', () => page.mouse.down()))
    await page.mouse.up()
  }
  await page.keyboard.press('k')
  for (let i = 0; i < rounds; i++) {
    const at = await imagePoint(page, 100 + 150 * i, 100)
    await page.mouse.move(at.x, at.y)
    await page.mouse.down()
    adds.push(await timeInput(page, 'pointerup', () => page.mouse.up()))
    undos.push(await timeInput(page, 'keydown', () => page.keyboard.press('Control+z')))
    await expectSaved(page)
  }
  return { selects, adds, undos }
}

/** Drags from one place of the picture to another, a step a frame; answers with what each step takes and the release. */
async function timeDrag(page: Page, from: Point, to: Point) {
  const start = await imagePoint(page, from.x, from.y)
  const end = await imagePoint(page, to.x, to.y)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  const moves: number[] = []
  for (let step = 1; step <= 6; step++) {
    const share = step / 6
    const [x, y] = [start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)]
    moves.push(await timeInput(page, 'pointermove', () => page.mouse.move(x, y)))
  }
  return { moves, release: await timeInput(page, 'pointerup', () => page.mouse.up()) }
}

/** Drags, each followed by what takes it back. */
async function timeDrags(page: Page, from: (round: number) => Point, to: (round: number) => Point) {
  const moves: number[] = []
  const releases: number[] = []
  const undos: number[] = []
  for (let i = 0; i < rounds / 2; i++) {
    const drag = await timeDrag(page, from(i), to(i))
    moves.push(...drag.moves)
    releases.push(drag.release)
    undos.push(await timeInput(page, 'keydown', () => page.keyboard.press('Control+z')))
    await expectSaved(page)
  }
  return { moves, releases, undos }
}

/** The whole built app: what it works between an input and the frame that shows it in the picture. */
export async function benchFrames(): Promise<BenchRow[]> {
  return inApp(async (url, page) => {
    await page.goto(url)
    await identify(page)
    await createProject(page, 'One mark')
    await importFiles(page, [given('film.png', greyPng(sidePx, sidePx))])
    await dismissImport(page)
    await openCase(page, 'Case 0001')
    await expectPicture(page)
    await imageViewer(page).focus()
    await page.keyboard.press('r')
    await dragOnImage(page, [200, 200], [300, 300])
    await expectSaved(page)
    await page.goto(page.url().replace(/cases\/.*/, 'export'))
    const dataset = await exportNative(page, { unsubmitted: true })
    await page.goto(url)
    await createProject(page, 'Crowded')
    await importFiles(page, [given('annotations.json', JSON.stringify(crowded(dataset)))])
    await dismissImport(page)
    const casesUrl = page.url()

    await openWith(page, casesUrl, 'Many')
    const many = await timeMany(page)

    await openWith(page, casesUrl, 'Large')
    const edge = { x: sidePx / 2 + 1350, y: sidePx / 2 }
    const inside = await imagePoint(page, sidePx / 2, sidePx / 2)
    await page.mouse.click(inside.x, inside.y)
    const polygon = await timeDrags(
      page,
      () => edge,
      (round) => ({ x: edge.x - 200 - 20 * round, y: edge.y + 100 }),
    )

    await page.keyboard.press('Escape')
    await page.keyboard.press('b')
    await dragOnImage(page, [300, 300], [2700, 2700])
    await expectSaved(page)
    const stroke = await timeDrags(
      page,
      (round) => ({ x: 400 + 80 * round, y: 2600 }),
      (round) => ({ x: 2600 - 80 * round, y: 400 }),
    )
    const row = (what: string, samples: readonly number[]): BenchRow => ({
      name: `the whole app, input to picture: ${what} (p95)`,
      value: percentile(samples, 0.95),
      unit: 'ms',
      bar: barMs,
    })
    return [
      row('selecting one of 10,000', many.selects),
      row('adding to 10,000', many.adds),
      row('undo among 10,000', many.undos),
      row('a step of a brush stroke, 3000 x 3000', stroke.moves),
      row('its release', stroke.releases),
      row('its undo', stroke.undos),
      row('a step of a drag, polygon of 6,000 vertices', polygon.moves),
      row('its release', polygon.releases),
      row('its undo', polygon.undos),
    ]
  })
}
