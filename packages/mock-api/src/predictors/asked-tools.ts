import { isJsonObject, type JsonObject } from '../model/json.ts';

/** A tool that a request lets its model call. */
export interface AskedTool {
  readonly name: string;
  readonly description?: string | undefined;
  /** Of what the tool takes: a Gemini `Schema`, or a JSON Schema. */
  readonly schema: JsonObject;
}

export interface AskedTools {
  /** Those that may be called; what the service calls by itself, as a web search, is not among them. */
  readonly tools: readonly AskedTool[];
  /** Whether one of them has to be called. */
  readonly isForced: boolean;
}

/** The tools of a request, whichever way it is written. None when it says that none may be called. */
export function askedTools(request: JsonObject): AskedTools {
  const given = objects(request['tools']).flatMap(toolsIn);
  const { mode, names } = ofGemini(request['toolConfig'] ?? request['tool_config']) ?? ofChoice(request['tool_choice']);
  if (mode === 'none') return { tools: [], isForced: false };
  const tools = names === undefined ? given : given.filter(({ name }) => names.includes(name));
  return { tools, isForced: mode === 'any' && tools.length > 0 };
}

interface Choice {
  readonly mode: 'auto' | 'any' | 'none';
  readonly names?: readonly unknown[] | undefined;
}

function ofGemini(config: unknown): Choice | undefined {
  if (!isJsonObject(config)) return undefined;
  const calling = config['functionCallingConfig'] ?? config['function_calling_config'];
  if (!isJsonObject(calling)) return undefined;
  const { mode } = calling;
  const allowed = calling['allowedFunctionNames'] ?? calling['allowed_function_names'];
  const names: unknown[] | undefined = Array.isArray(allowed) && allowed.length > 0 ? allowed : undefined;
  return { mode: mode === 'ANY' ? 'any' : mode === 'NONE' ? 'none' : 'auto', names };
}

/** `tool_choice` of a Messages or of a chat completions call. */
function ofChoice(choice: unknown): Choice {
  if (choice === 'none') return { mode: 'none' };
  if (choice === 'required') return { mode: 'any' };
  if (!isJsonObject(choice)) return { mode: 'auto' };
  const { type, name, function: chosen } = choice;
  if (type === 'tool') return { mode: 'any', names: [name] };
  if (type === 'function' && isJsonObject(chosen)) return { mode: 'any', names: [chosen['name']] };
  return { mode: type === 'any' ? 'any' : type === 'none' ? 'none' : 'auto' };
}

function toolsIn(tool: JsonObject): AskedTool[] {
  const declarations = tool['functionDeclarations'] ?? tool['function_declarations'];
  if (declarations !== undefined) {
    return objects(declarations).flatMap((each) =>
      asTool(each, each['parameters'] ?? each['parametersJsonSchema'] ?? each['parameters_json_schema']),
    );
  }
  if (isJsonObject(tool['function'])) return asTool(tool['function'], tool['function']['parameters']);
  return isJsonObject(tool['input_schema']) ? asTool(tool, tool['input_schema']) : [];
}

function asTool({ name, description }: JsonObject, schema: unknown): AskedTool[] {
  if (typeof name !== 'string') return [];
  return [
    {
      name,
      description: typeof description === 'string' ? description : undefined,
      schema: isJsonObject(schema) ? schema : { type: 'object' },
    },
  ];
}

function objects(list: unknown): JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : isJsonObject(list) ? [list] : [];
}
