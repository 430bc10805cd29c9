import { Button } from '@mantine/core'
import { type ComponentType, useEffect, useState } from 'react'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import styles from './FullPage.module.css'

interface Loading {
  readonly isLoaded: boolean
}

/**
 * A page that is loaded when first shown, with a skeleton until it is there. Not `lazy`: what a Suspense boundary shows instead of its
 * content stays for 300 ms, however soon the content is there, and each page would be that much later when first shown.
 * @returns the page; where it cannot be loaded it says so, and is asked for again at a press or when shown anew
 */
export function loadedPage<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P> {
  let Page: ComponentType<P> | undefined
  let loading: Promise<Loading> | undefined

  function start(): Promise<Loading> {
    loading ??= load().then(
      (module) => {
        Page = module.default
        return { isLoaded: true }
      },
      () => {
        loading = undefined
        return { isLoaded: false }
      },
    )
    return loading
  }

  return function LoadedPage(props: P) {
    // Asked for while rendering: an effect would come after whatever else the page around it waits for.
    const [started, setStarted] = useState(() => (Page === undefined ? start() : null))
    const [ended, setEnded] = useState<Loading | null>(null)
    useEffect(() => {
      let isGone = false
      void started?.then((loaded) => isGone || setEnded(loaded))
      return () => {
        isGone = true
      }
    }, [started])
    const retry = () => {
      setEnded(null)
      setStarted(start())
    }
    if (ended?.isLoaded === false && Page === undefined) {
      return (
        <main className={styles.page}>
          <h1 className={styles.title}>This page could not be loaded</h1>
          <p>The address of the app cannot be reached. What was marked “Saved” is safe in this browser.</p>
          <div className={styles.actions}>
            <Button variant="filled" onClick={retry}>
              Try again
            </Button>
          </div>
        </main>
      )
    }
    return Page === undefined ? <PageSkeleton label="Loading" /> : <Page {...props} />
  }
}
