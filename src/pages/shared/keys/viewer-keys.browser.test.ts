import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRegistry } from '../../../lib/registry.ts'
import { imageModality } from '../../../modalities/image/index.ts'
import { addShortcuts } from './active-shortcuts.ts'
import { keepKeyChanges } from './key-settings.ts'
import { translateViewerKeys } from './viewer-keys.ts'

let isDrawing = false
let done: string[] = []
let ends: (() => void)[] = []

beforeEach(() => {
  isDrawing = false
  done = []
  const viewer = document.createElement('div')
  viewer.dataset.keyScope = 'image'
  viewer.tabIndex = 0
  document.body.append(viewer)
  viewer.focus()
  viewer.addEventListener('keydown', (event) => {
    if (!isDrawing || !event.ctrlKey || event.key.toLowerCase() !== 'z') return
    done.push('taken back')
    event.preventDefault()
  })
  ends = [
    translateViewerKeys(createRegistry([imageModality])),
    addShortcuts(() => [{ chord: 'Mod+Z', text: 'Undo', run: () => done.push('undone') }]),
    () => viewer.remove(),
    () => keepKeyChanges([]),
  ]
})

afterEach(() => {
  for (const end of ends) end()
})

function press(key: string): boolean {
  const event = new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true })
  document.activeElement?.dispatchEvent(event)
  return event.defaultPrevented
}

test.each(['Mod+U', 'Mod+Z'])('undo on %s is the viewer’s while it draws, and the page’s else', (to) => {
  keepKeyChanges(to === 'Mod+Z' ? [] : [{ scope: 'page', chord: 'Mod+Z', to }])
  const key = to.at(-1)?.toLowerCase() ?? ''
  isDrawing = true
  expect(press(key)).toBe(true)
  expect(done).toEqual(['taken back'])
  isDrawing = false
  expect(press(key)).toBe(true)
  expect(done).toEqual(['taken back', 'undone'])
})

test('the key that undo was on does nothing any more', () => {
  keepKeyChanges([{ scope: 'page', chord: 'Mod+Z', to: 'Mod+U' }])
  press('z')
  isDrawing = true
  press('z')
  expect(done).toEqual([])
})
