/** Names of the channels between preload and main process. */
export const channels = {
  /** invoke: request name and input; gives back an `Answer`. */
  request: 'joinsight:request',
  /** main to view: event name and payload. */
  event: 'joinsight:event',
  /** view to main: the view now listens to the event of this name. */
  listening: 'joinsight:listening',
} as const
