import '@xyflow/react/dist/base.css'
import { ActionIcon } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { type Edge, MarkerType, type Node, Panel, ReactFlow, ReactFlowProvider, useReactFlow, useViewport } from '@xyflow/react'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import type { DeviceDiagnosis, StepId } from '../../../shared/contract/diagnosis.ts'
import { useText } from '../../host/index.ts'
import { StateIcon, stepStates } from '../../ui/index.ts'
import { type EdgeLook, type FlowEdge, type FlowLayout, type FlowNode, fitFlow, neighbourStep, zoomIn } from './flowLayout.ts'
import { LaneNode, NeedNode, StateNode, StepNode } from './nodes.tsx'

export interface FlowStepsProps {
  readonly diagnosis: DeviceDiagnosis
  readonly selected: StepId | undefined
  readonly onSelect: (step: StepId) => void
}

/** Height that the legend takes at the bottom, and the room around the flow, in CSS pixels. */
const LEGEND = 64
const MARGIN = 14
const NODE_TYPES = { step: StepNode, state: StateNode, need: NeedNode, lane: LaneNode }

/** The path through the steps. Arrow keys walk them, Enter selects; the list holds the same content. */
export function JoinFlowDiagram(props: FlowStepsProps) {
  return (
    <ReactFlowProvider>
      <Diagram {...props} />
    </ReactFlowProvider>
  )
}

function Diagram({ diagnosis, selected, onSelect }: FlowStepsProps) {
  const { t, pick, language } = useText('join-flow')
  const box = useRef<HTMLDivElement>(null)
  const { ref: measured, width, height } = useElementSize()
  const room = useMemo(() => ({ width: width - MARGIN * 2, height: height - LEGEND }), [width, height])
  const layout = useMemo(() => fitFlow(diagnosis, language, room), [diagnosis, language, room])
  const { setViewport } = useReactFlow()
  useEffect(() => {
    if (room.width > 0) void setViewport({ x: MARGIN, y: MARGIN, zoom: zoomIn(room, layout) })
  }, [room, layout, setViewport])
  const boxRef = useMergedRef(box, measured)
  const stepTitle = (node: FlowNode) => (node.kind === 'step' ? `${pick(node.step.title)}, ${t(`word.${node.step.state}`)}` : undefined)
  const nodes = layout.nodes.map((node) => toNode(node, layout, selected, stepTitle(node)))
  const edges = layout.edges.map((edge) => toEdge(edge, edge.label === undefined ? undefined : pick(edge.label)))
  const onKeyDown = (event: KeyboardEvent) => {
    const id = (event.target as HTMLElement).closest('[data-id]')?.getAttribute('data-id')
    const current = diagnosis.steps.find((step) => step.id === id)?.id
    if (current === undefined) return
    if (event.key === 'Enter' || event.key === ' ') onSelect(current)
    else if (isArrow(event.key)) {
      const next = neighbourStep(diagnosis.steps, current, event.key)
      onSelect(next)
      box.current?.querySelector<HTMLElement>(`[data-id="${next}"]`)?.focus()
    } else return
    event.preventDefault()
  }
  return (
    <section ref={boxRef} style={{ height: '100%' }} aria-label={t('diagramLabel')} onKeyDown={onKeyDown}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        proOptions={{ hideAttribution: true }}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        zoomOnScroll={false}
        panOnScroll
        minZoom={0.4}
        maxZoom={2}
        onNodeClick={(_, node) => {
          const step = diagnosis.steps.find((candidate) => candidate.id === node.id)
          if (step !== undefined) onSelect(step.id)
        }}
      >
        <Panel position="bottom-left" className="flow-legend">
          {stepStates.map((state) => (
            <span key={state}>
              <StateIcon state={state} size={13} />
              {t(`word.${state}`)}
            </span>
          ))}
        </Panel>
        <Zoom />
      </ReactFlow>
    </section>
  )
}

function Zoom() {
  const { t } = useText('join-flow')
  const { zoomIn: enlarge, zoomOut, fitView } = useReactFlow()
  const { zoom } = useViewport()
  return (
    <Panel position="bottom-right" className="flow-zoom">
      <ActionIcon aria-label={t('zoomOut')} onClick={() => zoomOut()}>
        <IconMinus size={15} />
      </ActionIcon>
      <span className="small t2 num">{Math.round(zoom * 100)} %</span>
      <ActionIcon aria-label={t('zoomIn')} onClick={() => enlarge()}>
        <IconPlus size={15} />
      </ActionIcon>
      <ActionIcon aria-label={t('fit')} onClick={() => fitView({ padding: 0.03 })}>
        <IconArrowsMaximize size={15} />
      </ActionIcon>
    </Panel>
  )
}

const isArrow = (key: string): key is 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' => /^Arrow(Left|Right|Up|Down)$/.test(key)

function toNode(node: FlowNode, layout: FlowLayout, selected: StepId | undefined, label: string | undefined): Node {
  return {
    id: node.id,
    type: node.kind,
    position: { x: node.x, y: node.y },
    width: node.kind === 'lane' ? layout.width : layout.nodeWidth,
    // Its height is measured. Until then a node without any would be hidden, and a hidden one loses the focus.
    initialHeight: 1,
    zIndex: node.kind === 'lane' ? 0 : 1,
    focusable: node.kind === 'step',
    data: { at: node, selected: node.id === selected },
    ...(label === undefined ? {} : { ariaLabel: label }),
  }
}

const STROKE: Readonly<Record<EdgeLook, { readonly color: string; readonly width: number; readonly dash?: string }>> = {
  walked: { color: 'var(--ok)', width: 2 },
  failed: { color: 'var(--error)', width: 2 },
  ahead: { color: 'var(--text-3)', width: 1.25, dash: '5 4' },
  notNeeded: { color: 'var(--text-3)', width: 1.25, dash: '2 4' },
}
const HANDLES = { across: ['right', 'left'], down: ['bottom', 'top'], below: ['bottom', 'top'], up: ['up', 'fromBelow'] } as const

function toEdge(edge: FlowEdge, label: string | undefined): Edge {
  const stroke = STROKE[edge.look]
  const [sourceHandle, targetHandle] = HANDLES[edge.way]
  return {
    id: `${edge.from} ${edge.to}`,
    source: edge.from,
    target: edge.to,
    sourceHandle,
    targetHandle,
    type: edge.way === 'across' ? 'smoothstep' : 'straight',
    style: { stroke: stroke.color, strokeWidth: stroke.width, ...(stroke.dash === undefined ? {} : { strokeDasharray: stroke.dash }) },
    ...(edge.way === 'down' ? {} : { markerEnd: { type: MarkerType.ArrowClosed, color: stroke.color, width: 14, height: 14 } }),
    ...(label === undefined ? {} : { label, labelBgPadding: [6, 3] }),
  }
}
