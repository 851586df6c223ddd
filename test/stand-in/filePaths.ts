import type { CDPSession } from 'playwright-core'

/** Asks Chromium for the paths of the files that the isolated world holds back; '' for one without a file on disk. */
export async function nameDroppedFiles(cdp: CDPSession, contextId: number, count: number): Promise<string> {
  const paths: string[] = []
  for (let index = 0; index < count; index++) {
    const { result } = await cdp.send('Runtime.evaluate', { expression: `__standInHeldFiles[${index}]`, contextId })
    if (result.objectId === undefined) throw new Error('stand-in: a dropped file is no object')
    paths.push((await cdp.send('DOM.getFileInfo', { objectId: result.objectId })).path)
  }
  return JSON.stringify({ kind: 'paths', paths })
}
