import { expect, it, vi } from 'vitest'
import { createViewStore } from './view-store.ts'

const make = () => createViewStore({ toolId: 'select', labelId: null })

it('keeps what a pane shows, each pane by itself', () => {
  const view = make()
  view.setPane('left', { itemId: 'a' })
  view.setPane('right', { itemId: 'b', inverted: true })
  view.setPane('left', { window: { centre: 0, width: 1 } })
  const fresh = { slice: null, transform: null, window: null, inverted: false, colorMap: null }
  expect(view.get().panes).toEqual({
    left: { ...fresh, itemId: 'a', window: { centre: 0, width: 1 } },
    right: { ...fresh, itemId: 'b', inverted: true },
  })
  view.activatePane('right')
  expect(view.get().activePane).toBe('right')
})

it('drops what a tool was drawing when another is taken', () => {
  const view = make()
  view.setPreview({ paneId: 'left', target: { kind: 'point', x: 0, y: 0 }, replaces: null })
  view.setTool('box')
  expect(view.get()).toMatchObject({ toolId: 'box', preview: null })
})

it('tells two requests for one annotation apart, and selects it', () => {
  const view = make()
  view.select(['a', 'b'])
  view.reveal('a')
  const first = view.get().reveal
  view.reveal('a')
  expect(view.get().selection).toEqual(['a'])
  expect(view.get().reveal).toEqual({ annotationId: 'a', serial: (first?.serial ?? 0) + 1 })
})

it('does not wake anybody while the pointer stays on one region', () => {
  const view = make()
  const listener = vi.fn()
  view.store.subscribe(listener)
  view.hover('a')
  view.hover('a')
  expect(listener).toHaveBeenCalledTimes(1)
  view.hover(null)
  expect(view.get().hovered).toBeNull()
})
