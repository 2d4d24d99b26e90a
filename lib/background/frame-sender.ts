/** A portal frame that sent a message: checked, so that nothing else can pose as one. */
export interface FrameSender {
  tabId: number;
  frameId: number;
  origin: string;
}
