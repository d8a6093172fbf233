import type { PaneSettings, QueryReply } from '../grid-view/view-messages.ts';
import { ask, element } from './ask.ts';

/** The parent's side of office.js's window-to-window protocol (serializer 1 = JSON); see office.md 2.1. */
const CONVERSATION = 'conversation-1';
const ADDIN = 'addin-1';

/** DispatchIds of executeMethod. */
const RICH_API = 93;
const COMMAND_COMPLETED = 94;
const SAVE_SETTINGS = 76;
const LOAD_SETTINGS = 75;
/** ooeOperationNotSupported */
const NOT_SUPPORTED = 5000;

interface OfficeMessage {
  readonly _messageType: number;
  readonly _actionType: number;
  readonly _actionName: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

interface ExecuteData {
  readonly DdaMethod?: { readonly DispatchId?: number };
  readonly ArrayData?: readonly unknown[];
  readonly DdaSettingsMethod?: { readonly Properties?: readonly (readonly [string, string])[] };
}

export interface OfficeBridge {
  /** Events of the workbook, to the add-in that asked for them. */
  readonly sendMessages: (messages: readonly (readonly unknown[])[]) => void;
  readonly runCommand: (id: string, functionName: string) => boolean;
  readonly completedCommands: readonly unknown[];
}

/** Opens the add-in's page in a frame, as Excel on the web does, and answers what its office.js asks. */
export function openPane(holder: HTMLElement, pane: PaneSettings): OfficeBridge {
  const addinOrigin = new URL(pane.url).origin;
  const wantedEvents = new Set<string>();
  const completedCommands: unknown[] = [];
  let settings = pane.settings;
  const frame = element('iframe', { id: 'addin', title: 'Add-in' });
  frame.name = JSON.stringify(frameName());
  frame.setAttribute(
    'sandbox',
    'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals',
  );

  const send = (message: Readonly<Record<string, unknown>>): void => {
    const envelope = { _origin: location.origin, _serializerVersion: 1, _conversationId: CONVERSATION };
    frame.contentWindow?.postMessage(JSON.stringify({ ...envelope, ...message }), addinOrigin);
  };
  const reply = ({ _actionName, _correlationId }: OfficeMessage, _data: unknown): void =>
    send({ _messageType: 1, _responseType: 0, _errorCode: 0, _actionName, _correlationId, _data });
  const fire = (_actionName: string, _data: unknown): void =>
    send({ _messageType: 1, _responseType: 1, _errorCode: 0, _correlationId: 0, _actionName, _data });

  const refuse = (message: OfficeMessage, dispatchId?: number): void => {
    void ask('unsupported', { call: { action: message._actionName, dispatchId } });
    reply(message, { Version: 1, Error: NOT_SUPPORTED });
  };

  const execute = async (message: OfficeMessage): Promise<void> => {
    const data = message._data as ExecuteData & Readonly<Record<number, unknown>>;
    switch (data.DdaMethod?.DispatchId) {
      case RICH_API: {
        // [customData, method, path, headers, body, permission, flags]
        const [, , , , body, , flags] = data.ArrayData ?? [];
        const answer = await ask<QueryReply>('query', { body, flags });
        if ('error' in answer) return reply(message, { Version: 1, Error: answer.error });
        return reply(message, { Version: 1, Error: 0, Data: [answer.status, [], [answer.body]] });
      }
      case COMMAND_COMPLETED:
        completedCommands.push({ id: data[0], status: data[1] });
        return reply(message, { Version: 1, Error: 0 });
      case SAVE_SETTINGS:
        settings = data.DdaSettingsMethod?.Properties ?? [];
        await ask('settings', { settings });
        return reply(message, { Version: 1, Error: 0 });
      case LOAD_SETTINGS: {
        const Settings = settings.map(([Name, Value]) => ({ Name, Value }));
        return reply(message, { Version: 1, Error: 0, Properties: { Settings } });
      }
      default:
        return refuse(message, data.DdaMethod?.DispatchId);
    }
  };

  const receive = async (message: OfficeMessage): Promise<void> => {
    if (message._actionType === 1) wantedEvents.add(message._actionName);
    if (message._actionType === 2) wantedEvents.delete(message._actionName);
    if (message._actionType !== 0) return reply(message, { Error: 0 });
    switch (message._actionName) {
      case 'ContextActivationManager_getAppContextAsync':
        return reply(message, appContext(pane));
      case 'ContextActivationManager_notifyHost':
        return reply(message, null);
      case 'executeMethod':
        return execute(message);
      default:
        return refuse(message);
    }
  };

  addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || typeof event.data !== 'string') return;
    const message = readMessage(event.data);
    if (message?._messageType === 0) void receive(message);
  });
  frame.src = pane.url;
  holder.append(frame);
  return {
    sendMessages: (messages) => {
      if (wantedEvents.has('richApiMessage')) fire('richApiMessage', { ArrayData: messages });
    },
    runCommand: (id, functionName) => {
      if (!wantedEvents.has('appCommandInvoked')) return false;
      fire('appCommandInvoked', { 0: id, 1: functionName, 2: JSON.stringify({ source: { id } }) });
      return true;
    },
    completedCommands,
  };
}

function readMessage(text: string): OfficeMessage | undefined {
  try {
    return JSON.parse(text) as OfficeMessage;
  } catch {
    return undefined;
  }
}

/** office.js reads who its host is from the frame's name. */
const frameName = (): unknown => ({
  baseFrameName: '_xdm_1',
  // host, platform, version, language, correlation, is dialog, telemetry off, flags: 1 one runtime, 2 custom functions
  hostInfo: 'Excel|Web|16.01|en-US|correlation||disableLogging|3',
  xdmInfo: `${CONVERSATION}|${ADDIN}|${location.origin}`,
  serializerVersion: '1',
  flights: '[]',
});

const appContext = (pane: PaneSettings): unknown => ({
  _id: ADDIN,
  _appName: 16,
  _appVersion: '16.0',
  _appMinorVersion: 1,
  _hostFullVersion: '16.0.0.0',
  _appUILocale: 'en-US',
  _dataLocale: 'en-US',
  _docUrl: `${location.origin}/workbook.xlsx`,
  _clientMode: 1,
  _settings: pane.settings,
  _reason: 0,
  _osfControlType: 1,
  _eToken: '',
  _correlationId: 'correlation',
  _appInstanceId: 'instance-1',
  _requirementMatrix: JSON.stringify(pane.requirementSets),
  _addinName: 'Add-in',
  _appDomains: [],
  _initialDisplayMode: 2,
  _featureGates: {},
  _wacHostEnvironment: '0',
});
