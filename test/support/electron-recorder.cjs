'use strict';
// Loaded with `-r` before the main process of a real Electron: Electron lists no trays, menus or notifications, so
// what they are given is noted here. Classes of Electron are patched on their prototypes.
const { X509Certificate } = require('node:crypto');
const { readFileSync } = require('node:fs');
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

// Chromium's network does not know NODE_EXTRA_CA_CERTS, by which a test names the authority of its simulator.
const authorityFile = process.env.NODE_EXTRA_CA_CERTS ?? '';
if (authorityFile !== '') {
  const { publicKey } = new X509Certificate(readFileSync(authorityFile));
  app.on('session-created', (session) => {
    session.setCertificateVerifyProc(({ hostname, certificate }, callback) => {
      const given = new X509Certificate(certificate.data);
      const isVouchedFor = given.verify(publicKey) && given.checkHost(hostname) !== undefined;
      // 0: trusted; -3: as Chromium judges.
      callback(isVouchedFor ? 0 : -3);
    });
  });
}
