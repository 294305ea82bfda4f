import { Module } from '@nestjs/common';
import { DocumentAccessRegistry } from './document-access';
import { DocumentNodes } from './document-nodes';
import { PresenceExchange } from './presence-exchange';
import { DocumentPermissions } from './document-permissions';
import { DocumentRights } from './document-rights';
import { DocumentRooms } from './document-rooms';
import { DocumentServer } from './document-server';
import { DocumentVersions } from './document-versions';
import { DocumentController } from './document.controller';
import { DocumentQueries } from './document.queries';
import { DocumentService } from './document.service';

/**
 * The one Yjs server. It knows texts and sockets, and no feature: features create documents, say who may do what with them, and
 * freeze them. An update is committed before anybody sees it; docs/adr says why.
 */
@Module({
  controllers: [DocumentController],
  providers: [
    DocumentAccessRegistry,
    DocumentQueries,
    DocumentVersions,
    DocumentPermissions,
    DocumentRooms,
    DocumentServer,
    DocumentRights,
    DocumentNodes,
    PresenceExchange,
    DocumentService,
  ],
  exports: [DocumentAccessRegistry, DocumentService],
})
export class DocumentModule {}
