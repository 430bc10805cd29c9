import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { loadedPart } from '../ui/loaded-part.tsx'
import { UiProvider } from '../ui/UiProvider.tsx'
import { loadedPage } from './loaded-page.tsx'

afterEach(cleanup)

const Greeting = ({ name }: { readonly name: string }) => <p>Hello {name}</p>

test('a page is there as soon as it is loaded, and at once when it is shown again', async () => {
  const load = vi.fn(async () => ({ default: Greeting }))
  const Page = loadedPage(load)
  const { unmount } = render(<Page name="A" />)
  expect(screen.queryByText('Hello A')).toBe(null)
  expect(screen.getByRole('img', { name: 'Loading' })).toBeDefined()
  await act(() => Promise.resolve())
  expect(screen.getByText('Hello A')).toBeDefined()
  unmount()
  render(<Page name="B" />)
  expect(screen.getByText('Hello B')).toBeDefined()
  expect(load).toHaveBeenCalledOnce()
})

test('a page that was asked for ahead is there at once', async () => {
  const Page = loadedPage(async () => ({ default: Greeting }))
  Page.preload()
  await act(() => Promise.resolve())
  render(<Page name="A" />)
  expect(screen.getByText('Hello A')).toBeDefined()
})

test('a page that cannot be loaded says so, and is asked for again at a press and when shown anew', async () => {
  const load = vi.fn(async () => ({ default: Greeting }))
  load.mockRejectedValueOnce(new Error('not served')).mockRejectedValueOnce(new Error('not served'))
  const Page = loadedPage(load)
  const { unmount } = render(<Page name="A" />, { wrapper: UiProvider })
  expect(await screen.findByRole('heading', { name: 'This page could not be loaded' })).toBeDefined()
  unmount()
  render(<Page name="A" />, { wrapper: UiProvider })
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Hello A')).toBeDefined()
  expect(load).toHaveBeenCalledTimes(3)
})

test('a part that cannot be loaded leaves the page around it, and comes at a press', async () => {
  const load = vi.fn(async () => Greeting)
  load.mockRejectedValueOnce(new Error('not served')).mockRejectedValueOnce(new Error('not served'))
  const Part = loadedPart<{ readonly name: string; readonly onClose: () => void }>(load)
  const onClose = vi.fn()
  const page = (
    <>
      <p>The page</p>
      <Part name="A" onClose={onClose} />
    </>
  )
  const { unmount } = render(page, { wrapper: UiProvider })
  expect(await screen.findByRole('alert')).toBeDefined()
  expect(screen.getByText('The page')).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(onClose).toHaveBeenCalledOnce()
  unmount()
  render(page, { wrapper: UiProvider })
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Hello A')).toBeDefined()
})
