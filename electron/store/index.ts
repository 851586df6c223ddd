export { type ArtefactDetail, contentOf, listArtefacts, readArtefact } from './artefactReads.ts'

export { listAttachments, readAttachment } from './attachments.ts'
export { blobOfArtefact, exportBlob, iterateBlob, readBlob, readBlobRange } from './blobReads.ts'
export { caseAccess, type ReadableCase } from './caseConnection.ts'
export { CaseFileError } from './caseFileError.ts'
export { type CaseInfo, caseInfo, readCaseSummary } from './caseInfo.ts'
export { listLog, logFaults } from './caseLog.ts'
export { type CaseClaim, type Claimant, claimCase, isStale, readOwner, releaseCase, takeOver } from './caseOwner.ts'
export { isNetworkPath } from './casePlace.ts'
export { readCaseRecord } from './caseRecord.ts'
export { listChecklist } from './checklist.ts'
export { type ContainerRow, listContainers } from './containers.ts'
export { type ArtefactRef, listFacts, listFactsOfKind, listRecords, type PlacedFact, readDeviceFacts } from './contentReads.ts'
export { countDevices, countSeverities, groupDevices, type ValueGroup } from './deviceGroups.ts'
export { type DeviceMatch, findDevices, listDevicesOfContainer } from './deviceMatches.ts'
export { hostName } from './deviceName.ts'
export { listDeviceIds, listDevices, listFilteredDeviceIds, readDevice, readDevices } from './deviceReads.ts'
export { listFindings, readDiagnosis } from './diagnosisReads.ts'
export { type DiagnosisRow, diagnosisRow } from './diagnosisRow.ts'
export { MAX_SAVED_DIAGNOSES } from './diagnosisWrites.ts'
export {
  countComputers,
  findComputerObjects,
  listDirectoryObjects,
  listDirectorySets,
  listStoredComputers,
  readDirectoryObject,
  type StoredComputer,
} from './directoryReads.ts'
export { errorCode, isDiskFull, isUnreachable } from './errorCode.ts'
export { listSavedFilters } from './eventMarks.ts'
export {
  countEvents,
  type EventColumnName,
  type EventMarkRow,
  type EventSourceRow,
  eventAtPlace,
  eventColumnNames,
  indexedUpTo,
  lastEventId,
  listEventClasses,
  listEventMarks,
  listEventSources,
  listEventsOfActivity,
  listEventsOfText,
  listTimeline,
  readEvent,
  type StoredEvent,
  scanEvents,
  type TimelineEntry,
} from './eventReads.ts'
export { readFlowDecision } from './flowDecisions.ts'
export { openInlineWriter } from './inlineWriter.ts'
export {
  countLibrary,
  isFolder,
  type LibraryIndex,
  type LibraryProgress,
  type LibraryTask,
  libraryState,
  listLibrary,
  openLibraryIndex,
  refreshLibrary,
  type UnreadFolder,
} from './library/index.ts'
export { isToJudge, readDeviceLists, readDeviceOfRow, readListMapping } from './listReads.ts'
export type { WorkChange } from './merge/applyWork.ts'
export {
  type AttachmentWork,
  type CaseWork,
  type ChecklistWork,
  type DraftWork,
  type LogChain,
  type NoteWork,
  readCaseWork,
} from './merge/caseWork.ts'
export {
  findRuleAt,
  listContainerTimes,
  listMergePlaces,
  listProblemsOf,
  type MergePlace,
  readRulePlace,
} from './merge/mergePlaces.ts'
export { listNotes, readNote } from './notes.ts'
export {
  closeCase,
  createCase,
  foldLeftLog,
  isDamage,
  openCaseBeside,
  openCaseReadable,
  openCaseSalvaged,
  openCaseWritable,
} from './openCase.ts'
export { openWriter } from './openWriter.ts'
export { listEnrollmentCodes, readOverview } from './overviewReads.ts'
export { type CaseOwner, ownerName } from './ownerRecord.ts'
export type { Page } from './page.ts'
export { partialPath } from './partialFile.ts'
export { type EvidencePlace, listDevicePlaces, listRegistryOf, placeFinder, readCollectionTimes } from './placeReads.ts'
export { listProblems } from './problemReads.ts'
export { planRedaction, type RedactionChanges, type RedactionPlan } from './redaction/redactionValues.ts'
export type { FromRedaction, RedactionStart } from './redaction/redactionWorker.ts'
export { listRegistryKeys, listRegistryValues, locateRegistryKey } from './registryReads.ts'
export { searchRegistry } from './registrySearch.ts'
export { readRevision } from './revision.ts'
export { MAX_ASSIGNED_ROWS, type RowIdentity } from './rowWrites.ts'
export { listRuleDrafts } from './ruleDrafts.ts'
export { listConnectors, listRuleSets, listRules, type RuleRow, recordsOfType } from './ruleReads.ts'
export { isSameFile } from './sameFile.ts'
export { saveCopy } from './saveCopy.ts'
export { type CaseSnapshot, caseStamp, openCaseSnapshot } from './snapshotCase.ts'
export { type StoredBlob, storeBytes, storeStream } from './storeBlob.ts'
export type { EditAbout, UndoStack } from './undo/editSteps.ts'
export { type CaseCheck, verifyCase } from './verifyCase.ts'
export type { FromVerify, VerifyStart } from './verifyWorker.ts'
export type { WriteInput, WriteName, WriteOutput, Writer } from './writer.ts'
