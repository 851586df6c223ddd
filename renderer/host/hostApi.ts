import type { HostApi } from '../../shared/contract/hostApi.ts'

declare global {
  interface Window {
    /** Put there by electron/preload: the only way out of the view. */
    readonly joinsight: HostApi
  }
}

export const hostApi: HostApi = window.joinsight
