import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Shown, show } from '../../../tests/fixtures/shown-image.tsx'
import { putDownDrawings } from '../../session/put-down.ts'

beforeEach(() => putDownDrawings.setState([], true))
afterEach(cleanup)

function click({ root, client }: Shown, x: number, y: number): void {
  const at = { bubbles: true, cancelable: true, button: 0, pointerId: 1, ...client(x, y) }
  fireEvent(root, new PointerEvent('pointerdown', at))
  fireEvent(window, new PointerEvent('pointerup', at))
}

function drawHalf(shown: Shown): void {
  shown.session.viewStore.setTool('polygon')
  click(shown, 100, 100)
  click(shown, 300, 120)
  click(shown, 250, 300)
}

const kept = () => within(screen.getByRole('list', { name: 'Not finished' }))

test('what another tool interrupts stands over the picture, and goes on from there', async () => {
  const shown = await show()
  drawHalf(shown)
  shown.session.viewStore.setTool('select')
  fireEvent.click(await screen.findByRole('button', { name: 'Go on with Polygon of 3 points' }))
  expect(screen.queryByRole('list', { name: 'Not finished' })).toBeNull()
  expect(document.activeElement).toBe(shown.root)
  fireEvent.keyDown(shown.root, { key: 'Enter' })
  expect(shown.targets()).toMatchObject([{ kind: 'polygon', rings: [[{}, {}, {}]] }])
})

test('it can be given up, and nothing is stored', async () => {
  const shown = await show()
  drawHalf(shown)
  shown.session.viewStore.setTool('select')
  fireEvent.click(await screen.findByRole('button', { name: 'Give up Polygon of 3 points' }))
  expect(screen.queryByRole('list', { name: 'Not finished' })).toBeNull()
  expect(shown.targets()).toEqual([])
})

test('it is kept while its picture is not on view', async () => {
  drawHalf(await show())
  cleanup()
  expect(putDownDrawings.getState()).toMatchObject([{ what: 'Polygon of 3 points' }])
  const again = await show()
  const [drawing] = putDownDrawings.getState()
  if (drawing !== undefined) putDownDrawings.setState([{ ...drawing, itemId: again.session.item.id }], true)
  expect(await screen.findByRole('list', { name: 'Not finished' })).toBeVisible()
  expect(kept().getAllByRole('listitem')).toHaveLength(1)
})
