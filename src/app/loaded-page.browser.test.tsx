import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
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

test('a page that cannot be loaded fails where it stands, and is asked for anew when shown again', async () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
  const load = vi.fn(async () => ({ default: Greeting }))
  load.mockRejectedValueOnce(new Error('not served'))
  const Page = loadedPage(load)
  const { unmount } = render(
    <ErrorBoundary fallback={(error) => <p>{String(error)}</p>}>
      <Page name="A" />
    </ErrorBoundary>,
  )
  expect(await screen.findByText('Error: not served')).toBeDefined()
  unmount()
  render(<Page name="A" />)
  expect(await screen.findByText('Hello A')).toBeDefined()
  quiet.mockRestore()
})
