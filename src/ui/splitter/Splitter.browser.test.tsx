import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Splitter } from './Splitter.tsx'

afterEach(cleanup)

function widths(): number[] {
  return ['left', 'right'].map((name) => screen.getByText(name).getBoundingClientRect().width)
}

function show() {
  render(
    <div style={{ width: 801, height: 100 }}>
      <Splitter label="Resize panes">
        <div>left</div>
        <div>right</div>
      </Splitter>
    </div>,
  )
  return screen.getByRole('separator', { name: 'Resize panes' })
}

test('panes start equal', () => {
  show()
  expect(widths()).toEqual([400, 400])
})

test('arrow keys move the handle and it says where it is', () => {
  const handle = show()
  fireEvent.keyDown(handle, { key: 'ArrowRight' })
  fireEvent.keyDown(handle, { key: 'ArrowRight' })
  expect(handle.getAttribute('aria-valuenow')).toBe('54')
  const [left = 0, right = 0] = widths()
  expect(left).toBeCloseTo(432, 0)
  expect(right).toBeCloseTo(368, 0)
  fireEvent.keyDown(handle, { key: 'Home' })
  expect(handle.getAttribute('aria-valuenow')).toBe('15')
})

test('a double click puts the panes back', () => {
  const handle = show()
  fireEvent.keyDown(handle, { key: 'End' })
  expect(handle.getAttribute('aria-valuenow')).toBe('85')
  fireEvent.doubleClick(handle)
  expect(handle.getAttribute('aria-valuenow')).toBe('50')
})
