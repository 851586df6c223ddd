export { type ArtefactDetail, listArtefacts, readArtefact } from './artefactReads.ts'

export { blobOfArtefact, exportBlob, iterateBlob, readBlobRange } from './blobReads.ts'
export { caseAccess, type ReadableCase } from './caseConnection.ts'
export { CaseFileError } from './caseFileError.ts'
export { type CaseInfo, caseInfo, readCaseSummary } from './caseInfo.ts'
export { type CaseClaim, claimCase, releaseCase, takeOver } from './caseOwner.ts'
export { isNetworkPath } from './casePlace.ts'

export { type ContainerRow, listContainers } from './containers.ts'
export { listFacts, listFactsOfKind, listRecords, readDeviceFacts } from './contentReads.ts'
export { type DeviceMatch, findDevices, listDevicesOfContainer } from './deviceMatches.ts'
export { listDeviceIds, listDevices, readDevice } from './deviceReads.ts'

export { listFindings, readDiagnosis } from './diagnosisReads.ts'

export { isDiskFull } from './errorCode.ts'
export { openInlineWriter } from './inlineWriter.ts'

export { closeCase, createCase, isDamage, openCaseReadable, openCaseSalvaged, openCaseWritable } from './openCase.ts'
export { openWriter } from './openWriter.ts'
export { listEnrollmentCodes, readOverview } from './overviewReads.ts'

export type { Page } from './page.ts'
export { listProblems } from './problemReads.ts'
export { listRegistryKeys, listRegistryValues, locateRegistryKey } from './registryReads.ts'
export { searchRegistry } from './registrySearch.ts'
export { readRevision } from './revision.ts'
export { saveCopy } from './saveCopy.ts'
export { type StoredBlob, storeBytes, storeStream } from './storeBlob.ts'
export { type CaseCheck, verifyCase } from './verifyCase.ts'
export type { Writer } from './writer.ts'
