import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { DropArea } from './DropArea.tsx'

afterEach(cleanup)

const gone = new DOMException('A requested file or directory could not be found.', 'NotFoundError')

test('what cannot be read of a drop is told by its path, the rest is taken', async () => {
  const onDrop = vi.fn()
  render(
    <DropArea onDrop={onDrop}>
      <p>Cases</p>
    </DropArea>,
  )
  const file = new File(['a note'], 'there.txt')
  const entries = [
    { isFile: true, fullPath: '/there.txt', file: (found: (file: File) => void) => found(file) },
    { isFile: true, fullPath: '/gone.txt', file: (_: unknown, refused: (error: unknown) => void) => refused(gone) },
    {
      isDirectory: true,
      fullPath: '/locked',
      createReader: () => ({ readEntries: (_: unknown, refused: (error: unknown) => void) => refused(gone) }),
    },
  ]
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }))
  const drop = new Event('drop', { bubbles: true, cancelable: true })
  Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], items } })
  screen.getByText('Cases').dispatchEvent(drop)
  await vi.waitFor(() => expect(onDrop).toHaveBeenCalledOnce())
  expect(onDrop.mock.calls[0]).toEqual([{ files: [{ file, path: 'there.txt' }], unreadable: ['gone.txt', 'locked'] }])
})
