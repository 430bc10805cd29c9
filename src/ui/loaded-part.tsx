import { Button } from '@mantine/core'
import { type ComponentType, useEffect, useState } from 'react'
import styles from './LoadedPart.module.css'

interface Loading {
  readonly isLoaded: boolean
}

/**
 * A part of a page that is loaded when first shown, with nothing in its place until then. Where it cannot be loaded, because the app's
 * address cannot be reached, the page around it stays and says so; it is asked for again when it is shown anew, or at a press.
 */
export function loadedPart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let Part: ComponentType<P> | undefined
  let loading: Promise<Loading> | undefined

  function start(): Promise<Loading> {
    loading ??= load().then(
      (loaded) => {
        Part = loaded
        return { isLoaded: true }
      },
      () => {
        loading = undefined
        return { isLoaded: false }
      },
    )
    return loading
  }

  return function LoadedPart(props: P) {
    const [started, setStarted] = useState(() => (Part === undefined ? start() : null))
    const [ended, setEnded] = useState<Loading | null>(null)
    useEffect(() => {
      let isGone = false
      void started?.then((now) => isGone || setEnded(now))
      return () => {
        isGone = true
      }
    }, [started])
    if (Part !== undefined) return <Part {...props} />
    if (ended?.isLoaded !== false) return null
    const retry = () => {
      setEnded(null)
      setStarted(start())
    }
    // What was asked for and given up is closed like any dialog.
    const close = 'onClose' in props && typeof props.onClose === 'function' ? props.onClose : () => {}
    return <NotLoaded onRetry={retry} onDismiss={() => close(null)} />
  }
}

interface NotLoadedProps {
  readonly onRetry: () => void
  readonly onDismiss: () => void
}

/** Says that a part of the app cannot be had now, and that work goes on. */
function NotLoaded({ onRetry, onDismiss }: NotLoadedProps) {
  const [isRead, setRead] = useState(false)
  if (isRead) return null
  const dismiss = () => {
    setRead(true)
    onDismiss()
  }
  return (
    <div role="alert" className={styles.bar}>
      <span>
        This part could not be loaded: the address of the app cannot be reached. Your work is safe in this browser, and
        what is open goes on.
      </span>
      <Button onClick={onRetry}>Try again</Button>
      <Button variant="subtle" color="gray" onClick={dismiss}>
        Dismiss
      </Button>
    </div>
  )
}
