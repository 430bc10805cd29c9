import { Button } from '@mantine/core'
import type { ComponentType } from 'react'
import { type LoadedPart, loadedPart } from '../ui/loaded-part.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import styles from './FullPage.module.css'

/**
 * A page that is loaded when first shown, with a skeleton until it is there. Not `lazy`: what a Suspense boundary shows instead of its
 * content stays for 300 ms, however soon the content is there, and each page would be that much later when first shown.
 * @returns the page; where it cannot be loaded it says so, and is asked for again at a press or when shown anew
 */
export function loadedPage<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): LoadedPart<P> {
  return loadedPart(async () => (await load()).default, {
    whileLoading: <PageSkeleton label="Loading" />,
    NotLoaded: NotLoadedPage,
  })
}

function NotLoadedPage({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>This page could not be loaded</h1>
      <p>The address of the app cannot be reached. What was marked “Saved” is safe in this browser.</p>
      <div className={styles.actions}>
        <Button variant="filled" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </main>
  )
}
