/** A queue of one kind of message. The adapter validates nothing: messages are typed here and parsed by the consumer. */
export interface Queue<Message> {
  /** Sends all or throws; entries the service refused are tried again inside. `group` keeps one tenant from starving others. */
  send(messages: readonly Message[], group?: string): Promise<void>;
}
