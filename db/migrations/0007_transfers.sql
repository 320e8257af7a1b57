CREATE TABLE `inbox_cursors` (
	`consumer` varchar(40) NOT NULL,
	`seq` int unsigned NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `inbox_cursors_consumer` PRIMARY KEY(`consumer`)
);
--> statement-breakpoint
CREATE TABLE `inbox_events` (
	`branch_id` smallint unsigned NOT NULL,
	`event_id` binary(16) NOT NULL,
	`topic` varchar(60) NOT NULL,
	`from_branch_id` smallint unsigned NOT NULL,
	`handled_at` datetime(3) NOT NULL,
	CONSTRAINT `inbox_events_branch_id_event_id_pk` PRIMARY KEY(`branch_id`,`event_id`)
);
--> statement-breakpoint
CREATE TABLE `inbox_waiting` (
	`event_id` binary(16) NOT NULL,
	`seq` int unsigned NOT NULL,
	`branch_id` smallint unsigned NOT NULL,
	`from_branch_id` smallint unsigned NOT NULL,
	`topic` varchar(60) NOT NULL,
	`payload` json NOT NULL,
	`state` enum('waiting','parked') NOT NULL,
	`attempts` smallint unsigned NOT NULL,
	`failure` varchar(60) NOT NULL,
	`detail` json NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	`next_try_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `inbox_waiting_event_id` PRIMARY KEY(`event_id`)
);
--> statement-breakpoint
CREATE TABLE `transfer_extras` (
	`branch_id` smallint unsigned NOT NULL,
	`transfer_id` binary(16) NOT NULL,
	`extra_no` tinyint unsigned NOT NULL,
	`code` varchar(60) NOT NULL,
	`quantity` int NOT NULL,
	CONSTRAINT `transfer_extras_branch_id_transfer_id_extra_no_pk` PRIMARY KEY(`branch_id`,`transfer_id`,`extra_no`)
);
--> statement-breakpoint
CREATE TABLE `transfer_lines` (
	`branch_id` smallint unsigned NOT NULL,
	`transfer_id` binary(16) NOT NULL,
	`line_no` tinyint unsigned NOT NULL,
	`kind` enum('unit','bulk') NOT NULL,
	`part_id` int unsigned NOT NULL,
	`serial` varchar(20),
	`stock_item_id` binary(16),
	`requested` int NOT NULL,
	`picked` int NOT NULL DEFAULT 0,
	`sent` int NOT NULL DEFAULT 0,
	`received` int NOT NULL DEFAULT 0,
	`damaged` int NOT NULL DEFAULT 0,
	`missing` int NOT NULL DEFAULT 0,
	`returned` int NOT NULL DEFAULT 0,
	`written_off` int NOT NULL DEFAULT 0,
	`note` varchar(300),
	`loss_reason` varchar(40),
	`price_cents` bigint,
	`body` json,
	CONSTRAINT `transfer_lines_branch_id_transfer_id_line_no_pk` PRIMARY KEY(`branch_id`,`transfer_id`,`line_no`),
	CONSTRAINT `transfer_lines_picked` CHECK(`transfer_lines`.`picked` >= 0 and `transfer_lines`.`picked` <= `transfer_lines`.`requested`),
	CONSTRAINT `transfer_lines_arrived` CHECK(`transfer_lines`.`received` >= 0 and `transfer_lines`.`damaged` >= 0 and `transfer_lines`.`missing` >= 0 and `transfer_lines`.`received` + `transfer_lines`.`damaged` + `transfer_lines`.`missing` <= `transfer_lines`.`sent`),
	CONSTRAINT `transfer_lines_settled` CHECK(`transfer_lines`.`returned` >= 0 and `transfer_lines`.`written_off` >= 0 and `transfer_lines`.`returned` + `transfer_lines`.`written_off` <= `transfer_lines`.`missing`)
);
--> statement-breakpoint
CREATE TABLE `transfers` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`side` enum('out','in') NOT NULL,
	`other_branch_id` smallint unsigned NOT NULL,
	`state` enum('requested','cancelled','declined','sent','differing','received') NOT NULL,
	`note` varchar(300),
	`requested_by` int unsigned,
	`requested_at` datetime(3) NOT NULL,
	`withdrawn_at` datetime(3),
	`reason` varchar(300),
	`sent_by` int unsigned,
	`sent_at` datetime(3),
	`received_by` int unsigned,
	`received_at` datetime(3),
	`version` int unsigned NOT NULL DEFAULT 1,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `transfers_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`)
);
--> statement-breakpoint
ALTER TABLE `units` DROP INDEX `units_serial`;--> statement-breakpoint
ALTER TABLE `stock_items` ADD `moved_to` smallint unsigned;--> statement-breakpoint
ALTER TABLE `stock_items` ADD `moved_state` enum('transit','arrived','missing');--> statement-breakpoint
ALTER TABLE `unit_registry` ADD `moved_at` datetime(3);--> statement-breakpoint
ALTER TABLE `units` ADD `origin_branch_id` smallint unsigned;--> statement-breakpoint
ALTER TABLE `units` ADD `origin_generation_id` int unsigned;--> statement-breakpoint
ALTER TABLE `units` ADD `origin_vehicle_id` int unsigned;--> statement-breakpoint
ALTER TABLE `units` ADD `origin_year` smallint unsigned;--> statement-breakpoint
ALTER TABLE `units` ADD CONSTRAINT `units_serial_branch` UNIQUE(`serial`,`branch_id`);--> statement-breakpoint
CREATE INDEX `inbox_events_time` ON `inbox_events` (`branch_id`,`handled_at`);--> statement-breakpoint
CREATE INDEX `inbox_waiting_branch` ON `inbox_waiting` (`branch_id`,`state`,`seq`);--> statement-breakpoint
CREATE INDEX `inbox_waiting_due` ON `inbox_waiting` (`state`,`next_try_at`);--> statement-breakpoint
CREATE INDEX `transfer_lines_item` ON `transfer_lines` (`branch_id`,`stock_item_id`);--> statement-breakpoint
CREATE INDEX `transfers_state` ON `transfers` (`branch_id`,`side`,`state`,`id`);--> statement-breakpoint
ALTER TABLE `stock_items` ADD CONSTRAINT `stock_items_moved` CHECK (`stock_items`.`moved_state` is null or `stock_items`.`on_hand` = 0);