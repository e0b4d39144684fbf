provider "azurerm" {
  features {}
}

resource "azurerm_linux_virtual_machine" "wrong" {
  location                        = "westeurope"
  name                            = "orders"
  network_interface_ids           = ["orders"]
  resource_group_name             = "shop"
  size                            = "Standard_D2s_v5"
  disable_password_authentication = false

  admin_ssh_key {
    username   = "operator"
    public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample operator"
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "wrong" {
  admin_username                  = "operator"
  location                        = "westeurope"
  name                            = "orders"
  resource_group_name             = "shop"
  sku                             = "Standard"
  disable_password_authentication = false

  admin_ssh_key {
    username   = "operator"
    public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample operator"
  }

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

resource "azurerm_linux_virtual_machine" "keyless" {
  location                        = "westeurope"
  name                            = "orders"
  network_interface_ids           = ["orders"]
  resource_group_name             = "shop"
  size                            = "Standard_D2s_v5"
  disable_password_authentication = false


  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_linux_virtual_machine" "both" {
  admin_password                  = var.password
  location                        = "westeurope"
  name                            = "orders"
  network_interface_ids           = ["orders"]
  resource_group_name             = "shop"
  size                            = "Standard_D2s_v5"
  disable_password_authentication = false

  admin_ssh_key {
    username   = "operator"
    public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample operator"
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

variable "password" {
  type      = string
  sensitive = true
  default   = "example"
}

resource "azurerm_virtual_machine" "older" {
  location              = "westeurope"
  name                  = "orders"
  network_interface_ids = ["orders"]
  resource_group_name   = "shop"
  vm_size               = "Standard_D2s_v5"

  storage_os_disk {
    name          = "system"
    create_option = "FromImage"
  }

  os_profile_linux_config {
    disable_password_authentication = false
  }
}
