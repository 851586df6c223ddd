import { expect, it } from 'vitest'
import { byteSourceOf } from '../../../../../shared/parse/byteSource.ts'
import { parseEvtx } from '../../../../../shared/parse/evtx/parseEvtx.ts'
import type { ParsedItem } from '../../../../../shared/parse/parsed.ts'
import { corpusBytes, describeWithCorpus } from '../../../../corpus.ts'

/** Live records of each log by the notes of the format, which two other readers agree with. */
const live = [
  ['attack/AutomatedTestingTools__PanacheSysmon_vs_AtomicRedTeam01.evtx', 565],
  ['attack/AutomatedTestingTools__WinDefender_Events_1117_1116_AtomicRedTeam.evtx', 11],
  ['attack/Command and Control__DE_RDP_Tunnel_5156.evtx', 101],
  ['attack/Command and Control__DE_RDP_Tunneling_TerminalServices-RemoteConnectionManagerOperational_1149.evtx', 228],
  ['attack/Credential Access__Powershell_4104_MiniDumpWriteDump_Lsass.evtx', 4],
  ['attack/Defense Evasion__DE_1102_security_log_cleared.evtx', 112],
  ['attack/Defense Evasion__DE_WinEventLogSvc_Crash_System_7036.evtx', 6],
  ['attack/Execution__Exec_via_cpl_Application_Experience_EventID_17_ControlPanelApplet.evtx', 4],
  ['attack/Execution__rogue_msi_url_1040_1042.evtx', 351],
  ['attack/Execution__windows_bits_4_59_60_lolbas desktopimgdownldr.evtx', 5],
  ['attack/Lateral Movement__LM_5145_Remote_FileCopy.evtx', 869],
  ['attack/Lateral Movement__LM_Remote_Service02_7045.evtx', 3],
  ['attack/Lateral Movement__LM_dcom_shwnd_shbrwnd_mmc20_failed_traces_system_10016.evtx', 4],
  ['attack/Lateral Movement__LM_xp_cmdshell_MSSQL_Events.evtx', 21],
  ['attack/Lateral Movement__RemotePowerShell_MS_Windows-Remote_Management_EventID_169.evtx', 6],
  ['attack/Other__emotet__exec_emotet_ps_800_get-item.evtx', 1],
  ['attack/Persistence__Persistence_Shime_Microsoft-Windows-Application-Experience_Program-Telemetry_500.evtx', 7],
  ['attack/Persistence__Persistence_Winsock_Catalog Change EventId_1.evtx', 2],
  ['attack/Persistence__persistence_sysmon_11_13_1_shime_appfix.evtx', 237],
  ['attack/Privilege Escalation__Sysmon_UACME_64.evtx', 530],
  ['mitre/ID1116-1117-Defender threat detected.evtx', 6],
  ['mitre/ID13-Defender service configuration disabled.evtx', 2],
  ['mitre/ID33205-SQL Server failed login with non existing accounts.evtx', 72],
  ['mitre/ID4688-5447-4950-Firewall disabled (command).evtx', 998],
  ['mitre/ID800-4103-4104 Defender critical features disabled (PowerShell).evtx', 50],
  ['omerbenamram/2-system-Microsoft-Windows-LiveId%4Operational.evtx', 399],
  ['omerbenamram/2-vss_0-Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx', 1910],
  ['omerbenamram/2-vss_0-Microsoft-Windows-TerminalServices-RemoteConnectionManager%4Operational.evtx', 1774],
  ['omerbenamram/2-vss_7-System.evtx', 1160],
  ['omerbenamram/Application_no_crc32.evtx', 17],
  ['omerbenamram/E_ShadowCopy6_windows_system32_winevt_logs_Microsoft-Windows-CAPI2%4Operational.evtx', 459],
  ['omerbenamram/E_Windows_system32_winevt_logs_Microsoft-Windows-Shell-Core%4Operational.evtx', 1146],
  ['omerbenamram/Microsoft-Windows-LanguagePackSetup%4Operational.evtx', 16],
  ['omerbenamram/Security_short_selected.evtx', 7],
  ['omerbenamram/new-user-security.evtx', 4],
  ['omerbenamram/post-Security.evtx', 126],
  ['omerbenamram/sample-with-irregular-bool-values.evtx', 3028],
  ['omerbenamram/sample_with_a_bad_chunk_magic.evtx', 267],
  ['omerbenamram/security.evtx', 2261],
  ['omerbenamram/security_bad_string_cache.evtx', 2261],
  ['omerbenamram/sysmon.evtx', 358],
  ['omerbenamram/system.evtx', 1881],
  ['python-evtx/issue_38.evtx', 1],
  ['python-evtx/issue_39.evtx', 394],
  ['python-evtx/issue_43.evtx', 1730],
  ['python-evtx/system.evtx', 1601],
  ['ts-evtx/Application.evtx', 366],
  ['ts-evtx/System.evtx', 1247],
  ['velociraptor/DE_104_system_log_cleared.evtx', 1],
  ['velociraptor/EID4769_Kerberoasting.evtx', 9],
  ['velociraptor/Microsoft-Windows-Sysmon%4Operational.evtx', 7],
  ['velociraptor/RDPAuth_LocalSessionManager.evtx', 17],
  ['velociraptor/RDPAuth_RemoteConnectionManager.evtx', 4],
  ['velociraptor/RDPAuth_System.evtx', 186],
  ['velociraptor/SecurityTasks.evtx', 8],
  ['velociraptor/TaskScheduler.evtx', 20],
] as const

function read(name: string) {
  const items: ParsedItem[] = []
  const bytes = corpusBytes(`A/${name}`)
  const reader = parseEvtx({ source: byteSourceOf(bytes), name })
  let next = reader.next()
  for (; next.done !== true; next = reader.next()) items.push(next.value)
  const events = items.flatMap((item) => (item.type === 'event' ? [item.event] : []))
  return { items, events, account: next.value.account, size: bytes.length }
}

describeWithCorpus('event logs of the corpus', () => {
  it.each(live)('%s has %d records', (name, records) => {
    const { events, items, account, size } = read(name)
    expect(events.filter(({ recovered }) => recovered !== true)).toHaveLength(records)
    expect(account.parsed + account.problem + account.unknown).toBe(size)
    const damaged = items.filter((item) => item.type === 'problem' && item.problem.code === 'evtxRecordDamaged')
    expect(damaged).toEqual([])
    for (const { data } of events) JSON.parse(data)
  })
})
