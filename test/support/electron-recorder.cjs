'use strict';
// Loaded with `-r` before the main process of a real Electron: Electron lists no trays, menus or notifications, so
// what they are given is noted here. Classes of Electron are patched on their prototypes.
const { app, Notification, Tray } = require('electron');

const record = { image: '', tooltip: '', menu: null, menusSet: 0, trays: new Set(), notifications: [] };
globalThis.graphkeeperRecord = record;

const { setImage, setToolTip, setContextMenu } = Tray.prototype;
Tray.prototype.setImage = function (image) {
  record.image = String(image);
  return setImage.call(this, image);
};
Tray.prototype.setToolTip = function (text) {
  record.trays.add(this);
  record.tooltip = text;
  return setToolTip.call(this, text);
};
Tray.prototype.setContextMenu = function (menu) {
  record.menu = menu;
  record.menusSet += 1;
  return setContextMenu.call(this, menu);
};
const { show } = Notification.prototype;
Notification.prototype.show = function () {
  record.notifications.push(this);
  return show.call(this);
};
app.on('will-quit', () => record.trays.clear());
