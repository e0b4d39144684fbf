provider "azurerm" {
  features {}
}

resource "azurerm_linux_virtual_machine" "secure_boot_enabled_right" {
  location              = "westeurope"
  name                  = "orders"
  network_interface_ids = ["orders"]
  resource_group_name   = "shop"
  size                  = "Standard_D2s_v5"
  vtpm_enabled          = true
  secure_boot_enabled   = true

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_linux_virtual_machine" "vtpm_enabled_right" {
  location              = "westeurope"
  name                  = "orders"
  network_interface_ids = ["orders"]
  resource_group_name   = "shop"
  size                  = "Standard_D2s_v5"
  secure_boot_enabled   = true
  vtpm_enabled          = true

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "secure_boot_enabled_right" {
  admin_username      = "operator"
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  vtpm_enabled        = true
  secure_boot_enabled = true

  network_interface {
    name = "orders"

    ip_configuration {
      name = "orders"
    }
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "vtpm_enabled_right" {
  admin_username      = "operator"
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  secure_boot_enabled = true
  vtpm_enabled        = true

  network_interface {
    name = "orders"

    ip_configuration {
      name = "orders"
    }
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_windows_virtual_machine" "secure_boot_enabled_right" {
  location              = "westeurope"
  name                  = "orders"
  network_interface_ids = ["orders"]
  resource_group_name   = "shop"
  size                  = "Standard_D2s_v5"
  vtpm_enabled          = true
  secure_boot_enabled   = true

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_windows_virtual_machine" "vtpm_enabled_right" {
  location              = "westeurope"
  name                  = "orders"
  network_interface_ids = ["orders"]
  resource_group_name   = "shop"
  size                  = "Standard_D2s_v5"
  secure_boot_enabled   = true
  vtpm_enabled          = true

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_windows_virtual_machine_scale_set" "secure_boot_enabled_right" {
  admin_password      = "orders"
  admin_username      = "operator"
  instances           = 2
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  vtpm_enabled        = true
  secure_boot_enabled = true

  network_interface {
    name = "orders"

    ip_configuration {
      name = "orders"
    }
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_windows_virtual_machine_scale_set" "vtpm_enabled_right" {
  admin_password      = "orders"
  admin_username      = "operator"
  instances           = 2
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  secure_boot_enabled = true
  vtpm_enabled        = true

  network_interface {
    name = "orders"

    ip_configuration {
      name = "orders"
    }
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}
