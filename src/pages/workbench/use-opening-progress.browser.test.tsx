import { act, cleanup, render, renderHook, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createMemorySession } from '../../../tests/fixtures/memory-session.ts'
import { OpeningItem } from './OpeningItem.tsx'
import { useOpeningProgress } from './use-opening-progress.ts'

afterEach(cleanup)

const { item } = createMemorySession([], 'image')
const other = { ...item, id: 'other' }

test('what comes late is not shown of the thing opened after it', () => {
  const { result, rerender } = renderHook(({ of }) => useOpeningProgress(of), { initialProps: { of: item } })
  const leaving = new AbortController()
  let late = (_: number) => {}
  act(() => {
    late = result.current[1](leaving.signal)
    late(0.4)
  })
  expect(result.current[0].share).toBe(0.4)
  rerender({ of: other })
  expect(result.current[0].share).toBeNull()
  leaving.abort()
  const staying = new AbortController()
  act(() => result.current[1](staying.signal)(0.1, 'unpacking'))
  act(() => late(0.9))
  expect(result.current[0]).toEqual({ share: 0.1, doing: 'unpacking' })
})

test('opened a second time, it begins anew', () => {
  const { result } = renderHook(() => useOpeningProgress(item))
  const first = new AbortController()
  act(() => result.current[1](first.signal)(0.8))
  first.abort()
  act(() => void result.current[1](new AbortController().signal))
  expect(result.current[0]).toEqual({ share: null, doing: null })
})

test('says what is being done, and how far it is where that is known', () => {
  const { rerender } = render(<OpeningItem name="CT series" share={null} doing="decoding JPEG 2000" />)
  const bar = screen.getByRole('progressbar', { name: 'Opening CT series' })
  expect(bar.getAttribute('aria-valuetext')).toBe('decoding JPEG 2000')
  expect(screen.getByText(/Opening CT series: decoding JPEG 2000/)).toBeTruthy()
  rerender(<OpeningItem name="CT series" share={0.256} doing="unpacking" />)
  expect(screen.getByText(/Opening CT series: unpacking 26 %/)).toBeTruthy()
  expect(bar.getAttribute('aria-valuenow')).toBe('26')
})
