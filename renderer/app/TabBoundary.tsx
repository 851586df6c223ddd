import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useText } from '../host/index.ts'
import { Notice } from '../ui/index.ts'

interface TabBoundaryProps {
  readonly children: ReactNode
}

interface TabBoundaryState {
  readonly error: Error | undefined
}

/** One tab that fails does not take the window with it. */
export class TabBoundary extends Component<TabBoundaryProps, TabBoundaryState> {
  override state: TabBoundaryState = { error: undefined }

  static getDerivedStateFromError(error: Error): TabBoundaryState {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === undefined) return this.props.children
    return <TabStopped message={error.message} onAgain={() => this.setState({ error: undefined })} />
  }
}

function TabStopped({ message, onAgain }: { readonly message: string; readonly onAgain: () => void }) {
  const { t } = useText('app')
  return (
    <div className="tab-failure">
      <Notice tone="error" title={t('tabFailed', { message })}>
        <div className="row">
          <Button variant="default" onClick={onAgain}>
            {t('tryAgain')}
          </Button>
        </div>
      </Notice>
    </div>
  )
}
