CREATE TABLE `stock_photos` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`stock_item_id` binary(16) NOT NULL,
	`media_hash` binary(32) NOT NULL,
	`position` smallint unsigned,
	`width` smallint unsigned NOT NULL,
	`height` smallint unsigned NOT NULL,
	`alt_text` varchar(200),
	`uploaded_by` int unsigned,
	`uploaded_at` datetime(3) NOT NULL,
	`removed_at` datetime(3),
	CONSTRAINT `stock_photos_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`),
	CONSTRAINT `stock_photos_position` UNIQUE(`branch_id`,`stock_item_id`,`position`),
	CONSTRAINT `stock_photos_media` UNIQUE(`branch_id`,`stock_item_id`,`media_hash`),
	CONSTRAINT `stock_photos_shown` CHECK((`stock_photos`.`position` is null) = (`stock_photos`.`removed_at` is not null))
);
--> statement-breakpoint
ALTER TABLE `stock_photos` ADD CONSTRAINT `stock_photos_branch_id_branches_id_fk` FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON DELETE no action ON UPDATE no action;