import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { VirtualList } from './VirtualList.tsx'

afterEach(cleanup)

function Numbers() {
  const [current, setCurrent] = useState(-1)
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: 200 }}>
      <VirtualList
        label="Numbers"
        count={10_000}
        rowHeightPx={20}
        keyOf={String}
        current={current}
        onMove={setCurrent}
        renderRow={(index, tabIndex) => (
          <button type="button" tabIndex={tabIndex}>
            Row {index}
          </button>
        )}
      />
    </div>
  )
}

test('only the rows in sight are in the page, and each says its place', async () => {
  render(<Numbers />)
  await screen.findByRole('button', { name: 'Row 0' })
  const rows = screen.getAllByRole('listitem')
  expect(rows.length).toBeLessThan(40)
  expect(rows[3]?.getAttribute('aria-posinset')).toBe('4')
  expect(rows[3]?.getAttribute('aria-setsize')).toBe('10000')
})

test('one row is a Tab stop; arrows, Home and End walk and take the focus along', async () => {
  render(<Numbers />)
  const first = await screen.findByRole('button', { name: 'Row 0' })
  const stops = screen.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0)
  expect(stops).toEqual([first])
  first.focus()
  fireEvent.keyDown(first, { key: 'ArrowDown' })
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Row 1'))
  fireEvent.keyDown(document.activeElement ?? first, { key: 'End' })
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Row 9999'))
  fireEvent.keyDown(document.activeElement ?? first, { key: 'Home' })
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Row 0'))
})
