import type { BlockContent, Nodes, Paragraph, Parents, PhrasingContent, Root } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx'
import type { VFile } from 'vfile'
import { explainIssues, nearestIfClose } from '../schemas/explain.ts'
import { components } from './components/all.ts'
import type { ReportComponent } from './components/component.ts'
import { refuse } from './refuse.ts'
import { SKIP, visit } from './visit.ts'

type JsxElement = MdxJsxFlowElement | MdxJsxTextElement

const JSX = new Set(['mdxJsxFlowElement', 'mdxJsxTextElement'])
const CODE = new Set(['mdxjsEsm', 'mdxFlowExpression', 'mdxTextExpression'])

/** `{/* a note for editors *\/}`: nothing but comments, and nothing of it goes out. */
const isComment = (node: Nodes): boolean =>
  'value' in node && /^(?:\s*\/\*(?:(?!\*\/).)*\*\/)+\s*$/s.test(node.value)

const refuseCode = (
  file: VFile,
  node: { type: string; value?: string; position?: JsxElement['position'] },
): void => {
  const line = (node.value ?? '').trim().split('\n')[0]?.slice(0, 60) ?? ''
  const expected =
    node.type === 'mdxjsEsm'
      ? 'text: a report runs no code; write another word first or escape the line\u2019s first letter'
      : 'text: a report runs no code; write \\{ for a brace, {/* … */} for a note to editors'
  refuse(
    file,
    `Unexpected code \`${node.type === 'mdxjsEsm' ? line : `{${line}}`}\`, expected ${expected}`,
    node,
    'no-code',
  )
}

/** The props as text, or undefined where one is code; each fault is said at its place. */
const textProps = (file: VFile, node: JsxElement): Record<string, string> | undefined => {
  const props: Record<string, string> = {}
  let good = true
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string') {
      props[attribute.name] = attribute.value
      continue
    }
    good = false
    const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : '{…}'
    refuse(
      file,
      `Unexpected property \`${name}\` of <${node.name}>, expected text in quotes such as name="…"`,
      attribute.position?.start ?? node,
      'no-code',
    )
  }
  return good ? props : undefined
}

const refuseUnknown = (file: VFile, node: JsxElement, name: string): void => {
  const near = nearestIfClose(name, components.keys())
  refuse(
    file,
    `Unexpected component <${name}>, expected one of ${[...components.keys()].join(', ')}${near ? `; nearest: <${near}>` : ''}; write \\< for a less-than sign`,
    node,
    'unknown-component',
  )
}

const refuseProps = (
  file: VFile,
  node: JsxElement,
  faults: readonly { path: readonly PropertyKey[]; reason: string }[],
): void => {
  for (const { path, reason } of faults) {
    const attribute = node.attributes.find(
      (candidate) => candidate.type === 'mdxJsxAttribute' && candidate.name === path[0],
    )
    const place = attribute?.position?.start ?? node
    refuse(file, `<${node.name}>: ${reason}`, place, 'component-props')
  }
}

/** The words within, without citations and notes for editors. */
const wordsWithin = (node: Nodes): string => {
  let text = ''
  visit(node, (inner: Nodes) => {
    if (inner.type === 'text' || inner.type === 'inlineCode' || inner.type === 'code')
      text += inner.value
  })
  return text.replace(/\[[^\]]*@[^\]]*\]/g, '').trim()
}

/** The fault of a component that lacks what has to stand in it, or undefined. */
const contentFault = (
  node: JsxElement,
  { holds, only }: ReportComponent,
  children: readonly Nodes[],
): string | undefined => {
  const of = (what: 'content' | 'emptiness'): string =>
    `Unexpected ${what} of <${node.name}>, expected`
  const stranger = children.find((child) => !('name' in child && child.name === only))
  if (only !== undefined && (stranger || children.length === 0))
    return `${of(stranger ? 'content' : 'emptiness')} <${only}>…</${only}> alone`
  if (holds === 'one table' && (children.length !== 1 || children[0]?.type !== 'table'))
    return `${of(children.length > 0 ? 'content' : 'emptiness')} one table of Markdown alone, with a line \`| --- |\` below its head`
  if (holds === 'words' && wordsWithin(node) === '') return `${of('emptiness')} words`
  return undefined
}

/** The fault of a component that stands or holds what it may not, or undefined. */
const placeFault = (
  node: JsxElement,
  definition: ReportComponent,
  parent: Parents | undefined,
): string | undefined => {
  if (definition.children === 'none' && node.children.length > 0)
    return `Unexpected content of <${node.name}>, expected <${node.name} /> alone`
  const parentName = parent && 'name' in parent ? parent.name : undefined
  if (definition.within !== undefined && parentName !== definition.within)
    return `Unexpected <${node.name}> outside of <${definition.within}>, expected it within`
  const children = (node.children as Nodes[]).filter(
    (child) => !(CODE.has(child.type) && isComment(child)),
  )
  const fault = contentFault(node, definition, children)
  if (fault !== undefined) return fault
  if (definition.place === 'block' && node.type === 'mdxJsxTextElement')
    return `Unexpected <${node.name}> inside a paragraph, expected it on lines of its own`
  return undefined
}

const placeComponent = (file: VFile, node: JsxElement, parent: Parents | undefined): void => {
  const name = node.name ?? ''
  const definition = components.get(name)
  if (!definition) {
    refuseUnknown(file, node, name)
    return
  }
  unravelChildren(node)
  const fault = placeFault(node, definition, parent)
  if (fault) refuse(file, fault, node, 'component-props')
  const props = textProps(file, node)
  if (!props) return
  const parsed = definition.props.safeParse(props)
  if (!parsed.success) {
    const fields = Object.keys(definition.props.shape)
    refuseProps(file, node, explainIssues(parsed.error.issues, props, fields))
    return
  }
  const editor = node.children as (BlockContent | PhrasingContent)[]
  const element = definition.toElement(parsed.data, editor)
  node.data = { hName: element.tagName, hProperties: element.properties ?? {} }
  // What a component adds stands where its tag stands.
  for (const child of element.children)
    visit(child, (inner) => {
      if (!inner.position && node.position) inner.position = node.position
    })
  node.children = element.children as typeof node.children
}

const isBlockTag = (node: PhrasingContent): boolean =>
  node.type === 'mdxJsxTextElement' && components.get(node.name ?? '')?.place !== 'inline'

/** `<Callout>text</Callout>` on one line is a paragraph to the grammar; the component stands alone. */
const unravel = (paragraph: Paragraph): BlockContent[] | undefined => {
  const parts = paragraph.children.filter(
    (node) => node.type !== 'text' || node.value.trim() !== '',
  )
  if (parts.length === 0 || !parts.every(isBlockTag)) return undefined
  return parts.map((node) => {
    const { children, ...tag } = node as MdxJsxTextElement
    return {
      ...tag,
      type: 'mdxJsxFlowElement',
      children:
        children.length === 0
          ? []
          : [{ type: 'paragraph', children, ...(tag.position ? { position: tag.position } : {}) }],
    } as MdxJsxFlowElement
  })
}

/** The same within a component, before its own parts are looked at. */
const unravelChildren = (node: JsxElement): void => {
  const children: Nodes[] = node.children
  node.children = children.flatMap((child): Nodes[] =>
    child.type === 'paragraph' ? (unravel(child) ?? [child]) : [child],
  ) as typeof node.children
}

/** What stands in a node's place: nothing for code, blocks for a paragraph of components; undefined keeps it. */
const replacement = (node: Nodes, file: VFile): Nodes[] | undefined => {
  if (CODE.has(node.type)) {
    if (isComment(node)) return []
    refuseCode(file, node as { type: string; value?: string })
    return []
  }
  return node.type === 'paragraph' ? unravel(node) : undefined
}

/**
 * MDX in a report is data: import, export, `{…}`, spread and anything but the closed set of
 * components with text props is refused at its place; each known component becomes its element.
 */
export function remarkComponents() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, index, parent) => {
      const nodes = replacement(node, file)
      if (nodes && parent && index !== undefined) {
        parent.children.splice(index, 1, ...(nodes as never[]))
        return [SKIP, index]
      }
      if (JSX.has(node.type)) placeComponent(file, node as JsxElement, parent)
      return undefined
    })
  }
}
