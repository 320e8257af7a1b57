CREATE TABLE `branch_routes` (
	`branch_id` smallint unsigned NOT NULL,
	`server` varchar(60) NOT NULL,
	`database_name` varchar(64) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `branch_routes_branch_id` PRIMARY KEY(`branch_id`)
);
--> statement-breakpoint
CREATE TABLE `branches` (
	`id` smallint unsigned AUTO_INCREMENT NOT NULL,
	`code` varchar(3) NOT NULL,
	`slug` varchar(60) NOT NULL,
	`name` varchar(60) NOT NULL,
	`city` varchar(60) NOT NULL,
	`state` varchar(60) NOT NULL,
	`address` varchar(200) NOT NULL,
	`postal_code` varchar(5) NOT NULL,
	`latitude` decimal(9,6),
	`longitude` decimal(9,6),
	`phone` varchar(10) NOT NULL,
	`whatsapp` varchar(15) NOT NULL,
	`hours` json NOT NULL,
	`time_zone` varchar(40) NOT NULL,
	`tax_rate_bp` smallint unsigned NOT NULL DEFAULT 1600,
	`active` boolean NOT NULL DEFAULT true,
	`version` int unsigned NOT NULL DEFAULT 1,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `branches_id` PRIMARY KEY(`id`),
	CONSTRAINT `branches_code_unique` UNIQUE(`code`),
	CONSTRAINT `branches_slug_unique` UNIQUE(`slug`),
	CONSTRAINT `branches_tax_rate` CHECK(`branches`.`tax_rate_bp` <= 10000)
);
--> statement-breakpoint
CREATE TABLE `catalog_versions` (
	`tag` varchar(190) NOT NULL,
	`seq` int unsigned NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `catalog_versions_tag` PRIMARY KEY(`tag`)
);
--> statement-breakpoint
CREATE TABLE `fitments` (
	`id` int unsigned AUTO_INCREMENT NOT NULL,
	`part_id` int unsigned NOT NULL,
	`generation_id` int unsigned NOT NULL,
	`vehicle_id` int unsigned,
	`year_from` smallint unsigned NOT NULL,
	`year_to` smallint unsigned,
	`qualifiers` json,
	`evidence` enum('table','staff','sales') NOT NULL,
	CONSTRAINT `fitments_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `generations` (
	`id` int unsigned AUTO_INCREMENT NOT NULL,
	`model_id` int unsigned NOT NULL,
	`slug` varchar(60) NOT NULL,
	`path` varchar(160) NOT NULL,
	`code` varchar(60) NOT NULL,
	`year_from` smallint unsigned NOT NULL,
	`year_to` smallint unsigned,
	`body_style` varchar(20) NOT NULL,
	`doors` tinyint unsigned NOT NULL,
	`wheelbase_mm` smallint unsigned NOT NULL,
	`length_mm` smallint unsigned NOT NULL,
	`width_mm` smallint unsigned NOT NULL,
	`height_mm` smallint unsigned NOT NULL,
	`source` varchar(255) NOT NULL,
	`confidence` enum('verified','cross-checked','unverified') NOT NULL,
	`version` int unsigned NOT NULL DEFAULT 1,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `generations_id` PRIMARY KEY(`id`),
	CONSTRAINT `generations_path_unique` UNIQUE(`path`),
	CONSTRAINT `generations_model_slug` UNIQUE(`model_id`,`slug`),
	CONSTRAINT `generations_years` CHECK(`generations`.`year_to` is null or `generations`.`year_to` >= `generations`.`year_from`)
);
--> statement-breakpoint
CREATE TABLE `interchange_groups` (
	`id` int unsigned AUTO_INCREMENT NOT NULL,
	`code` varchar(40) NOT NULL,
	`note` varchar(255),
	CONSTRAINT `interchange_groups_id` PRIMARY KEY(`id`),
	CONSTRAINT `interchange_groups_code_unique` UNIQUE(`code`)
);
--> statement-breakpoint
CREATE TABLE `makes` (
	`id` int unsigned AUTO_INCREMENT NOT NULL,
	`slug` varchar(40) NOT NULL,
	`name` varchar(60) NOT NULL,
	CONSTRAINT `makes_id` PRIMARY KEY(`id`),
	CONSTRAINT `makes_slug_unique` UNIQUE(`slug`)
);
--> statement-breakpoint
CREATE TABLE `models` (
	`id` int unsigned AUTO_INCREMENT NOT NULL,
	`make_id` int unsigned NOT NULL,
	`slug` varchar(60) NOT NULL,
	`name` varchar(80) NOT NULL,
	CONSTRAINT `models_id` PRIMARY KEY(`id`),
	CONSTRAINT `models_make_slug` UNIQUE(`make_id`,`slug`)
);
--> statement-breakpoint
CREATE TABLE `part_type_synonyms` (
	`part_type_code` varchar(32) NOT NULL,
	`locale` enum('es','en') NOT NULL,
	`term` varchar(60) NOT NULL,
	CONSTRAINT `part_type_synonyms_part_type_code_locale_term_pk` PRIMARY KEY(`part_type_code`,`locale`,`term`)
);
--> statement-breakpoint
CREATE TABLE `part_types` (
	`code` varchar(32) NOT NULL,
	`system_code` varchar(32) NOT NULL,
	`ordinal` smallint unsigned NOT NULL,
	`name_es` varchar(80) NOT NULL,
	`name_en` varchar(80) NOT NULL,
	`axes` enum('none','side','end','side+end') NOT NULL,
	CONSTRAINT `part_types_code` PRIMARY KEY(`code`)
);
--> statement-breakpoint
CREATE TABLE `parts` (
	`id` int unsigned AUTO_INCREMENT NOT NULL,
	`part_type_code` varchar(32) NOT NULL,
	`position` enum('c','l','r','f','b','fl','fr','rl','rr') NOT NULL,
	`maker` varchar(60) NOT NULL,
	`part_number` varchar(40) NOT NULL,
	`pn_norm` varchar(40) NOT NULL,
	`origin` enum('genuine','aftermarket') NOT NULL,
	`generation_id` int unsigned,
	`interchange_group_id` int unsigned,
	CONSTRAINT `parts_id` PRIMARY KEY(`id`),
	CONSTRAINT `parts_number_maker` UNIQUE(`pn_norm`,`maker`)
);
--> statement-breakpoint
CREATE TABLE `systems` (
	`code` varchar(32) NOT NULL,
	`ordinal` tinyint unsigned NOT NULL,
	`name_es` varchar(60) NOT NULL,
	`name_en` varchar(60) NOT NULL,
	CONSTRAINT `systems_code` PRIMARY KEY(`code`),
	CONSTRAINT `systems_ordinal_unique` UNIQUE(`ordinal`)
);
--> statement-breakpoint
CREATE TABLE `vehicles` (
	`id` int unsigned AUTO_INCREMENT NOT NULL,
	`generation_id` int unsigned NOT NULL,
	`engine_name` varchar(60) NOT NULL,
	`displacement_dl` smallint unsigned NOT NULL,
	`cylinders` tinyint unsigned NOT NULL,
	`engine_layout` varchar(40) NOT NULL,
	`fuel` varchar(20) NOT NULL,
	`transmission` varchar(10) NOT NULL,
	`drivetrain` varchar(4) NOT NULL,
	`year_from` smallint unsigned NOT NULL,
	`year_to` smallint unsigned,
	`source` varchar(255) NOT NULL,
	`confidence` enum('verified','cross-checked','unverified') NOT NULL,
	CONSTRAINT `vehicles_id` PRIMARY KEY(`id`),
	CONSTRAINT `vehicles_years` CHECK(`vehicles`.`year_to` is null or `vehicles`.`year_to` >= `vehicles`.`year_from`)
);
--> statement-breakpoint
CREATE TABLE `one_time_links` (
	`token_hash` varchar(64) NOT NULL,
	`purpose` enum('owner_setup','password_reset') NOT NULL,
	`user_id` int unsigned,
	`expires_at` datetime(3) NOT NULL,
	`used_at` datetime(3),
	CONSTRAINT `one_time_links_token_hash` PRIMARY KEY(`token_hash`)
);
--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`bucket` varchar(64) NOT NULL,
	`window_start` datetime(3) NOT NULL,
	`hits` int unsigned NOT NULL,
	CONSTRAINT `rate_limits_bucket_window_start_pk` PRIMARY KEY(`bucket`,`window_start`)
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` varchar(64) NOT NULL,
	`user_id` int unsigned NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`client_address` varchar(45) NOT NULL,
	`user_agent` varchar(200) NOT NULL,
	CONSTRAINT `sessions_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`name` varchar(60) NOT NULL,
	`value` json NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `settings_name` PRIMARY KEY(`name`)
);
--> statement-breakpoint
CREATE TABLE `user_branches` (
	`user_id` int unsigned NOT NULL,
	`branch_id` smallint unsigned NOT NULL,
	CONSTRAINT `user_branches_user_id_branch_id_pk` PRIMARY KEY(`user_id`,`branch_id`)
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` int unsigned AUTO_INCREMENT NOT NULL,
	`email` varchar(254) NOT NULL,
	`name` varchar(80) NOT NULL,
	`role` enum('customer','clerk','inventory_manager','administrator','owner') NOT NULL,
	`password_hash` varchar(160),
	`must_change_password` boolean NOT NULL DEFAULT false,
	`active` boolean NOT NULL DEFAULT true,
	`version` int unsigned NOT NULL DEFAULT 1,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `users_id` PRIMARY KEY(`id`),
	CONSTRAINT `users_email_unique` UNIQUE(`email`)
);
--> statement-breakpoint
CREATE TABLE `donor_vehicles` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`generation_id` int unsigned NOT NULL,
	`vehicle_id` int unsigned,
	`model_year` smallint unsigned NOT NULL,
	`vin` varchar(17),
	`odometer_km` int unsigned,
	`colour` varchar(40),
	`impact` enum('front','rear','left','right','rollover','flood','mechanical','none') NOT NULL,
	`cost_cents` bigint,
	`yard_position` varchar(20),
	`status` enum('received','dismantling','dismantled','closed') NOT NULL,
	`arrived_on` date NOT NULL,
	`dismantled_on` date,
	`version` int unsigned NOT NULL DEFAULT 1,
	CONSTRAINT `donor_vehicles_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `donor_vehicles_vin` UNIQUE(`branch_id`,`vin`),
	CONSTRAINT `donor_vehicles_cost` CHECK(`donor_vehicles`.`cost_cents` >= 0)
);
--> statement-breakpoint
CREATE TABLE `stock_items` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`kind` enum('unit','bulk') NOT NULL,
	`part_id` int unsigned NOT NULL,
	`bulk_part_id` int unsigned GENERATED ALWAYS AS ((case when kind = 'bulk' then part_id end)) STORED,
	`on_hand` int NOT NULL,
	`reserved` int NOT NULL DEFAULT 0,
	`price_cents` bigint,
	`bin` varchar(20),
	`version` int unsigned NOT NULL DEFAULT 1,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `stock_items_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `stock_items_bulk` UNIQUE(`branch_id`,`bulk_part_id`),
	CONSTRAINT `stock_items_on_hand` CHECK(`stock_items`.`on_hand` >= 0),
	CONSTRAINT `stock_items_reserved` CHECK(`stock_items`.`reserved` >= 0 and `stock_items`.`reserved` <= `stock_items`.`on_hand`),
	CONSTRAINT `stock_items_unit` CHECK(`stock_items`.`kind` <> 'unit' or `stock_items`.`on_hand` <= 1),
	CONSTRAINT `stock_items_price` CHECK(`stock_items`.`price_cents` >= 0)
);
--> statement-breakpoint
CREATE TABLE `stock_movements` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`stock_item_id` binary(16) NOT NULL,
	`part_id` int unsigned NOT NULL,
	`kind` enum('receipt','sale','return','transfer_out','transfer_in','adjustment','write_off','count') NOT NULL,
	`quantity` int NOT NULL,
	`reason` varchar(40),
	`note` varchar(300),
	`document_id` binary(16),
	`actor_id` int unsigned,
	`occurred_at` datetime(3) NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	CONSTRAINT `stock_movements_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `stock_movements_quantity` CHECK(`stock_movements`.`quantity` <> 0 or `stock_movements`.`kind` = 'count')
);
--> statement-breakpoint
CREATE TABLE `unit_registry` (
	`serial` varchar(20) NOT NULL,
	`unit_id` binary(16) NOT NULL,
	`branch_id` smallint unsigned NOT NULL,
	CONSTRAINT `unit_registry_serial` PRIMARY KEY(`serial`),
	CONSTRAINT `unit_registry_unit_id_unique` UNIQUE(`unit_id`)
);
--> statement-breakpoint
CREATE TABLE `units` (
	`branch_id` smallint unsigned NOT NULL,
	`stock_item_id` binary(16) NOT NULL,
	`unit_id` binary(16) NOT NULL,
	`serial` varchar(20) NOT NULL,
	`donor_vehicle_id` binary(16),
	`odometer_km` int unsigned,
	`grade` enum('A','B','C'),
	`graded_by` varchar(80),
	`graded_on` date,
	`damage_codes` json NOT NULL,
	`colour` varchar(40),
	`warranty_days` smallint unsigned NOT NULL DEFAULT 30,
	`note` varchar(300),
	CONSTRAINT `units_branch_id_stock_item_id_pk` PRIMARY KEY(`branch_id`,`stock_item_id`),
	CONSTRAINT `units_serial` UNIQUE(`serial`),
	CONSTRAINT `units_unit` UNIQUE(`branch_id`,`unit_id`)
);
--> statement-breakpoint
CREATE TABLE `audit_log` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`action` varchar(60) NOT NULL,
	`actor_type` enum('anonymous','staff','customer','job') NOT NULL,
	`actor_id` int unsigned,
	`subject` varchar(80) NOT NULL,
	`detail` json NOT NULL,
	`request_id` varchar(40) NOT NULL,
	`occurred_at` datetime(3) NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	CONSTRAINT `audit_log_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`)
);
--> statement-breakpoint
CREATE TABLE `audit_log_central` (
	`id` binary(16) NOT NULL,
	`action` varchar(60) NOT NULL,
	`actor_type` enum('anonymous','staff','customer','job') NOT NULL,
	`actor_id` int unsigned,
	`subject` varchar(80) NOT NULL,
	`detail` json NOT NULL,
	`request_id` varchar(40) NOT NULL,
	`occurred_at` datetime(3) NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	CONSTRAINT `audit_log_central_id_pk` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `audit_seals` (
	`branch_id` smallint unsigned NOT NULL,
	`seal_no` int unsigned NOT NULL,
	`row_count` int unsigned NOT NULL,
	`row_ids` mediumtext NOT NULL,
	`previous_hash` binary(32) NOT NULL,
	`hash` binary(32) NOT NULL,
	`sealed_at` datetime(3) NOT NULL,
	CONSTRAINT `audit_seals_branch_id_seal_no_pk` PRIMARY KEY(`branch_id`,`seal_no`)
);
--> statement-breakpoint
CREATE TABLE `event_log` (
	`seq` int unsigned AUTO_INCREMENT NOT NULL,
	`event_id` binary(16) NOT NULL,
	`branch_id` smallint unsigned NOT NULL,
	`topic` varchar(60) NOT NULL,
	`payload` json NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	`logged_at` datetime(3) NOT NULL,
	CONSTRAINT `event_log_seq` PRIMARY KEY(`seq`),
	CONSTRAINT `event_log_event_id_unique` UNIQUE(`event_id`)
);
--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`branch_id` smallint unsigned NOT NULL,
	`operation` varchar(40) NOT NULL,
	`request_key` binary(16) NOT NULL,
	`body_hash` binary(32) NOT NULL,
	`response` mediumtext NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	CONSTRAINT `idempotency_keys_branch_id_operation_request_key_pk` PRIMARY KEY(`branch_id`,`operation`,`request_key`)
);
--> statement-breakpoint
CREATE TABLE `outbox_cursors` (
	`source` varchar(80) NOT NULL,
	`position` bigint unsigned NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `outbox_cursors_source` PRIMARY KEY(`source`)
);
--> statement-breakpoint
CREATE TABLE `outbox_events` (
	`branch_id` smallint unsigned NOT NULL,
	`position` bigint unsigned AUTO_INCREMENT NOT NULL,
	`id` binary(16) NOT NULL,
	`topic` varchar(60) NOT NULL,
	`payload` json NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	CONSTRAINT `outbox_events_position_pk` PRIMARY KEY(`position`),
	CONSTRAINT `outbox_events_id` UNIQUE(`branch_id`,`id`)
);
--> statement-breakpoint
CREATE TABLE `outbox_events_central` (
	`position` bigint unsigned AUTO_INCREMENT NOT NULL,
	`id` binary(16) NOT NULL,
	`topic` varchar(60) NOT NULL,
	`payload` json NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	CONSTRAINT `outbox_events_central_position_pk` PRIMARY KEY(`position`),
	CONSTRAINT `outbox_events_central_id` UNIQUE(`id`)
);
--> statement-breakpoint
CREATE TABLE `price_changes` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`stock_item_id` binary(16) NOT NULL,
	`previous_cents` bigint,
	`next_cents` bigint,
	`actor_id` int unsigned,
	`note` varchar(300),
	`recorded_at` datetime(3) NOT NULL,
	CONSTRAINT `price_changes_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`)
);
--> statement-breakpoint
CREATE TABLE `folio_series` (
	`branch_id` smallint unsigned NOT NULL,
	`terminal_id` int unsigned NOT NULL,
	`document` enum('sale','quote','hold','return') NOT NULL,
	`first_sequence` int unsigned NOT NULL DEFAULT 1,
	CONSTRAINT `folio_series_branch_id_terminal_id_document_pk` PRIMARY KEY(`branch_id`,`terminal_id`,`document`)
);
--> statement-breakpoint
CREATE TABLE `payments` (
	`branch_id` smallint unsigned NOT NULL,
	`sale_id` binary(16) NOT NULL,
	`payment_no` tinyint unsigned NOT NULL,
	`method` enum('cash','card','transfer') NOT NULL,
	`amount_cents` bigint NOT NULL,
	`tendered_cents` bigint,
	`reference` varchar(60),
	CONSTRAINT `payments_branch_id_sale_id_payment_no_pk` PRIMARY KEY(`branch_id`,`sale_id`,`payment_no`),
	CONSTRAINT `payments_amount` CHECK(`payments`.`amount_cents` > 0),
	CONSTRAINT `payments_tendered` CHECK(`payments`.`tendered_cents` is null or `payments`.`tendered_cents` >= `payments`.`amount_cents`)
);
--> statement-breakpoint
CREATE TABLE `sale_lines` (
	`branch_id` smallint unsigned NOT NULL,
	`sale_id` binary(16) NOT NULL,
	`line_no` tinyint unsigned NOT NULL,
	`stock_item_id` binary(16) NOT NULL,
	`part_id` int unsigned NOT NULL,
	`description` varchar(160) NOT NULL,
	`quantity` int unsigned NOT NULL,
	`unit_price_cents` bigint NOT NULL,
	`discount_cents` bigint NOT NULL,
	`tax_rate_bp` smallint unsigned NOT NULL,
	`tax_cents` bigint NOT NULL,
	`status` enum('ok','conflict') NOT NULL,
	CONSTRAINT `sale_lines_branch_id_sale_id_line_no_pk` PRIMARY KEY(`branch_id`,`sale_id`,`line_no`),
	CONSTRAINT `sale_lines_quantity` CHECK(`sale_lines`.`quantity` > 0),
	CONSTRAINT `sale_lines_discount` CHECK(`sale_lines`.`discount_cents` >= 0 and `sale_lines`.`discount_cents` <= `sale_lines`.`quantity` * `sale_lines`.`unit_price_cents`)
);
--> statement-breakpoint
CREATE TABLE `sales` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`terminal_id` int unsigned NOT NULL,
	`folio_sequence` int unsigned NOT NULL,
	`folio` varchar(32) NOT NULL,
	`shift_id` binary(16),
	`origin` enum('counter','web','sync') NOT NULL,
	`customer_name` varchar(120),
	`cashier_id` int unsigned NOT NULL,
	`discount_cents` bigint NOT NULL,
	`tax_cents` bigint NOT NULL,
	`total_cents` bigint NOT NULL,
	`sold_at` datetime(3) NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	`business_date` date NOT NULL,
	CONSTRAINT `sales_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `sales_folio` UNIQUE(`branch_id`,`terminal_id`,`folio_sequence`),
	CONSTRAINT `sales_amounts` CHECK(`sales`.`total_cents` >= 0 and `sales`.`tax_cents` >= 0 and `sales`.`discount_cents` >= 0)
);
--> statement-breakpoint
CREATE TABLE `terminals` (
	`branch_id` smallint unsigned NOT NULL,
	`id` int unsigned NOT NULL,
	`number` smallint unsigned NOT NULL,
	`name` varchar(40) NOT NULL,
	`active` boolean NOT NULL DEFAULT true,
	CONSTRAINT `terminals_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `terminals_number` UNIQUE(`branch_id`,`number`)
);
--> statement-breakpoint
ALTER TABLE `branch_routes` ADD CONSTRAINT `branch_routes_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `fitments` ADD CONSTRAINT `fitments_part_id_parts_id_fk` FOREIGN KEY (`part_id`) REFERENCES `parts`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `fitments` ADD CONSTRAINT `fitments_generation_id_generations_id_fk` FOREIGN KEY (`generation_id`) REFERENCES `generations`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `fitments` ADD CONSTRAINT `fitments_vehicle_id_vehicles_id_fk` FOREIGN KEY (`vehicle_id`) REFERENCES `vehicles`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `generations` ADD CONSTRAINT `generations_model_id_models_id_fk` FOREIGN KEY (`model_id`) REFERENCES `models`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `models` ADD CONSTRAINT `models_make_id_makes_id_fk` FOREIGN KEY (`make_id`) REFERENCES `makes`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `part_type_synonyms` ADD CONSTRAINT `part_type_synonyms_part_type_code_part_types_code_fk` FOREIGN KEY (`part_type_code`) REFERENCES `part_types`(`code`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `part_types` ADD CONSTRAINT `part_types_system_code_systems_code_fk` FOREIGN KEY (`system_code`) REFERENCES `systems`(`code`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `parts` ADD CONSTRAINT `parts_part_type_code_part_types_code_fk` FOREIGN KEY (`part_type_code`) REFERENCES `part_types`(`code`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `parts` ADD CONSTRAINT `parts_generation_id_generations_id_fk` FOREIGN KEY (`generation_id`) REFERENCES `generations`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `parts` ADD CONSTRAINT `parts_interchange_group_id_interchange_groups_id_fk` FOREIGN KEY (`interchange_group_id`) REFERENCES `interchange_groups`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `vehicles` ADD CONSTRAINT `vehicles_generation_id_generations_id_fk` FOREIGN KEY (`generation_id`) REFERENCES `generations`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `one_time_links` ADD CONSTRAINT `one_time_links_user_id_users_id_fk` FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `sessions` ADD CONSTRAINT `sessions_user_id_users_id_fk` FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `user_branches` ADD CONSTRAINT `user_branches_user_id_users_id_fk` FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `user_branches` ADD CONSTRAINT `user_branches_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `donor_vehicles` ADD CONSTRAINT `donor_vehicles_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `donor_vehicles` ADD CONSTRAINT `donor_vehicles_generation_id_generations_id_fk` FOREIGN KEY (`generation_id`) REFERENCES `generations`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `donor_vehicles` ADD CONSTRAINT `donor_vehicles_vehicle_id_vehicles_id_fk` FOREIGN KEY (`vehicle_id`) REFERENCES `vehicles`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `stock_items` ADD CONSTRAINT `stock_items_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `stock_items` ADD CONSTRAINT `stock_items_part_id_parts_id_fk` FOREIGN KEY (`part_id`) REFERENCES `parts`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `stock_movements` ADD CONSTRAINT `stock_movements_part_id_parts_id_fk` FOREIGN KEY (`part_id`) REFERENCES `parts`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `unit_registry` ADD CONSTRAINT `unit_registry_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `units` ADD CONSTRAINT `units_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `folio_series` ADD CONSTRAINT `folio_series_terminal` FOREIGN KEY (`branch_id`,`terminal_id`) REFERENCES `terminals`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `payments` ADD CONSTRAINT `payments_sale` FOREIGN KEY (`branch_id`,`sale_id`) REFERENCES `sales`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `sale_lines` ADD CONSTRAINT `sale_lines_part_id_parts_id_fk` FOREIGN KEY (`part_id`) REFERENCES `parts`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `sale_lines` ADD CONSTRAINT `sale_lines_sale` FOREIGN KEY (`branch_id`,`sale_id`) REFERENCES `sales`(`branch_id`,`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `sales` ADD CONSTRAINT `sales_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `terminals` ADD CONSTRAINT `terminals_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `fitments_generation` ON `fitments` (`generation_id`,`part_id`);--> statement-breakpoint
CREATE INDEX `fitments_part` ON `fitments` (`part_id`,`generation_id`);--> statement-breakpoint
CREATE INDEX `fitments_vehicle` ON `fitments` (`vehicle_id`);--> statement-breakpoint
CREATE INDEX `part_types_system` ON `part_types` (`system_code`,`ordinal`);--> statement-breakpoint
CREATE INDEX `parts_type` ON `parts` (`part_type_code`,`position`);--> statement-breakpoint
CREATE INDEX `parts_generation` ON `parts` (`generation_id`);--> statement-breakpoint
CREATE INDEX `parts_interchange` ON `parts` (`interchange_group_id`);--> statement-breakpoint
CREATE INDEX `vehicles_generation` ON `vehicles` (`generation_id`);--> statement-breakpoint
CREATE INDEX `one_time_links_user` ON `one_time_links` (`user_id`);--> statement-breakpoint
CREATE INDEX `rate_limits_age` ON `rate_limits` (`window_start`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE INDEX `user_branches_branch` ON `user_branches` (`branch_id`);--> statement-breakpoint
CREATE INDEX `donor_vehicles_arrival` ON `donor_vehicles` (`branch_id`,`arrived_on`);--> statement-breakpoint
CREATE INDEX `donor_vehicles_generation` ON `donor_vehicles` (`generation_id`);--> statement-breakpoint
CREATE INDEX `donor_vehicles_vehicle` ON `donor_vehicles` (`vehicle_id`);--> statement-breakpoint
CREATE INDEX `stock_items_part` ON `stock_items` (`part_id`,`branch_id`);--> statement-breakpoint
CREATE INDEX `stock_items_branch_part` ON `stock_items` (`branch_id`,`part_id`);--> statement-breakpoint
CREATE INDEX `stock_movements_item` ON `stock_movements` (`branch_id`,`stock_item_id`,`id`);--> statement-breakpoint
CREATE INDEX `stock_movements_document` ON `stock_movements` (`branch_id`,`document_id`);--> statement-breakpoint
CREATE INDEX `stock_movements_part` ON `stock_movements` (`part_id`);--> statement-breakpoint
CREATE INDEX `unit_registry_branch` ON `unit_registry` (`branch_id`);--> statement-breakpoint
CREATE INDEX `units_donor` ON `units` (`branch_id`,`donor_vehicle_id`);--> statement-breakpoint
CREATE INDEX `audit_log_time` ON `audit_log` (`branch_id`,`recorded_at`);--> statement-breakpoint
CREATE INDEX `audit_log_central_time` ON `audit_log_central` (`recorded_at`);--> statement-breakpoint
CREATE INDEX `event_log_age` ON `event_log` (`logged_at`);--> statement-breakpoint
CREATE INDEX `outbox_events_age` ON `outbox_events` (`recorded_at`);--> statement-breakpoint
CREATE INDEX `outbox_events_central_age` ON `outbox_events_central` (`recorded_at`);--> statement-breakpoint
CREATE INDEX `price_changes_item` ON `price_changes` (`branch_id`,`stock_item_id`,`recorded_at`);--> statement-breakpoint
CREATE INDEX `sale_lines_part` ON `sale_lines` (`part_id`);--> statement-breakpoint
CREATE INDEX `sale_lines_item` ON `sale_lines` (`branch_id`,`stock_item_id`);--> statement-breakpoint
CREATE INDEX `sales_day` ON `sales` (`branch_id`,`business_date`);