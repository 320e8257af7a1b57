CREATE TABLE `fitment_changes` (
	`id` int unsigned AUTO_INCREMENT NOT NULL,
	`part_id` int unsigned NOT NULL,
	`version` int unsigned NOT NULL,
	`kind` enum('edit','paste','undo','import') NOT NULL,
	`rows_before` json NOT NULL,
	`rows_after` json NOT NULL,
	`actor_id` int unsigned,
	`recorded_at` datetime(3) NOT NULL,
	CONSTRAINT `fitment_changes_id` PRIMARY KEY(`id`),
	CONSTRAINT `fitment_changes_version` UNIQUE(`part_id`,`version`)
);
--> statement-breakpoint
CREATE TABLE `fitment_evidence` (
	`branch_id` smallint unsigned NOT NULL,
	`sale_id` binary(16) NOT NULL,
	`line_no` tinyint unsigned NOT NULL,
	`part_id` int unsigned NOT NULL,
	`generation_id` int unsigned NOT NULL,
	`vehicle_id` int unsigned,
	`model_year` smallint unsigned,
	`outcome` enum('kept','returned','void') NOT NULL,
	`sold_at` datetime(3) NOT NULL,
	`settled_at` datetime(3) NOT NULL,
	CONSTRAINT `fitment_evidence_branch_id_sale_id_line_no_pk` PRIMARY KEY(`branch_id`,`sale_id`,`line_no`)
);
--> statement-breakpoint
CREATE TABLE `interchange_members` (
	`id` int unsigned AUTO_INCREMENT NOT NULL,
	`group_id` int unsigned NOT NULL,
	`generation_id` int unsigned,
	`part_id` int unsigned,
	`vehicle_id` int unsigned,
	`year_from` smallint unsigned,
	`year_to` smallint unsigned,
	`provenance` enum('staff','import','sales') NOT NULL,
	`confidence` enum('verified','cross-checked','unverified') NOT NULL,
	`note` varchar(255),
	`added_by` int unsigned,
	CONSTRAINT `interchange_members_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `fitments` ADD `source` varchar(160);--> statement-breakpoint
ALTER TABLE `interchange_groups` ADD `part_type_code` varchar(32);--> statement-breakpoint
ALTER TABLE `interchange_groups` ADD `position` enum('c','l','r','f','b','fl','fr','rl','rr');--> statement-breakpoint
ALTER TABLE `interchange_groups` ADD `provenance` enum('staff','import','sales') DEFAULT 'import' NOT NULL;--> statement-breakpoint
ALTER TABLE `interchange_groups` ADD `confidence` enum('verified','cross-checked','unverified') DEFAULT 'unverified' NOT NULL;--> statement-breakpoint
ALTER TABLE `interchange_groups` ADD `merged_into_id` int unsigned;--> statement-breakpoint
ALTER TABLE `interchange_groups` ADD `version` int unsigned DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `sale_lines` ADD `car_generation_id` int unsigned;--> statement-breakpoint
ALTER TABLE `sale_lines` ADD `car_vehicle_id` int unsigned;--> statement-breakpoint
ALTER TABLE `sale_lines` ADD `car_year` smallint unsigned;--> statement-breakpoint
ALTER TABLE `sale_lines` ADD `car_label` varchar(120);--> statement-breakpoint
ALTER TABLE `sale_lines` ADD `fit` enum('confirmed','table','ask','no');--> statement-breakpoint
ALTER TABLE `sale_lines` ADD `fit_reason` varchar(24);--> statement-breakpoint
ALTER TABLE `fitment_changes` ADD CONSTRAINT `fitment_changes_part_id_parts_id_fk` FOREIGN KEY (`part_id`) REFERENCES `parts`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `fitment_evidence` ADD CONSTRAINT `fitment_evidence_part_id_parts_id_fk` FOREIGN KEY (`part_id`) REFERENCES `parts`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `fitment_evidence` ADD CONSTRAINT `fitment_evidence_generation_id_generations_id_fk` FOREIGN KEY (`generation_id`) REFERENCES `generations`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `interchange_members` ADD CONSTRAINT `interchange_members_group_id_interchange_groups_id_fk` FOREIGN KEY (`group_id`) REFERENCES `interchange_groups`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `interchange_members` ADD CONSTRAINT `interchange_members_generation_id_generations_id_fk` FOREIGN KEY (`generation_id`) REFERENCES `generations`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `interchange_members` ADD CONSTRAINT `interchange_members_part_id_parts_id_fk` FOREIGN KEY (`part_id`) REFERENCES `parts`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `interchange_members` ADD CONSTRAINT `interchange_members_vehicle_id_vehicles_id_fk` FOREIGN KEY (`vehicle_id`) REFERENCES `vehicles`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `fitment_evidence_part` ON `fitment_evidence` (`part_id`,`generation_id`,`outcome`);--> statement-breakpoint
CREATE INDEX `fitment_evidence_generation` ON `fitment_evidence` (`generation_id`);--> statement-breakpoint
CREATE INDEX `fitment_evidence_branch` ON `fitment_evidence` (`branch_id`,`sold_at`);--> statement-breakpoint
CREATE INDEX `interchange_members_group` ON `interchange_members` (`group_id`,`generation_id`);--> statement-breakpoint
CREATE INDEX `interchange_members_generation` ON `interchange_members` (`generation_id`,`group_id`);--> statement-breakpoint
CREATE INDEX `interchange_members_part` ON `interchange_members` (`part_id`);--> statement-breakpoint
CREATE INDEX `interchange_members_vehicle` ON `interchange_members` (`vehicle_id`);--> statement-breakpoint
ALTER TABLE `interchange_groups` ADD CONSTRAINT `interchange_groups_part_type_code_part_types_code_fk` FOREIGN KEY (`part_type_code`) REFERENCES `part_types`(`code`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `interchange_groups_type` ON `interchange_groups` (`part_type_code`,`position`);--> statement-breakpoint
UPDATE `interchange_groups` `g` JOIN `parts` `p` ON `p`.`interchange_group_id` = `g`.`id` SET `g`.`part_type_code` = `p`.`part_type_code`, `g`.`position` = `p`.`position`;--> statement-breakpoint
INSERT INTO `interchange_members` (`group_id`, `generation_id`, `part_id`, `provenance`, `confidence`) SELECT `interchange_group_id`, `generation_id`, `id`, 'import', 'unverified' FROM `parts` WHERE `interchange_group_id` IS NOT NULL;
